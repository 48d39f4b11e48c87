/** Names for the shapes that the pages show, taken from the API's own description. */
import type { paths } from './schema.d.ts';

type Get<Path extends keyof paths> = paths[Path] extends { get: { responses: { 200: { content: { 'application/json': infer Answer } } } } } ? Answer : never;
type ItemOf<Page> = Page extends { items: (infer Item)[] } ? Item : never;

export type Me = Get<'/api/v1/me'>;
export type Permission = Me['permissions'][number];
export type Overview = Get<'/api/v1/overview'>;
export type Message = ItemOf<Get<'/api/v1/messages'>>;
export type MessageState = Message['state'];
export type MessageWithDecisions = Get<'/api/v1/messages/{id}'>;
export type Decision = MessageWithDecisions['decisions'][number];
export type Enrollment = Get<'/api/v1/enrollments/{id}'>;
export type HeldEvent = ItemOf<Get<'/api/v1/events'>>;
export type MailSummary = ItemOf<Get<'/api/v1/mailbox'>>;
export type Mail = Get<'/api/v1/mailbox/{id}'>;
export type Journey = ItemOf<Get<'/api/v1/journeys'>>;
export type JourneyProblem = paths['/api/v1/journeys/{id}/validate']['post']['responses'][200]['content']['application/json']['problems'][number];
export type ContactSummary = ItemOf<Get<'/api/v1/contacts'>>;
export type Contact = Get<'/api/v1/contacts/{id}'>;
export type TimelineItem = ItemOf<Get<'/api/v1/contacts/{id}/timeline'>>;
export type Task = ItemOf<Get<'/api/v1/tasks'>>;
export type Shop = Get<'/api/v1/shop'>;
export type ShopChange = NonNullable<paths['/api/v1/shop']['patch']['requestBody']>['content']['application/json'];
export type Cap = Shop['caps'][number];
export type SendTime = Shop['sendTimes'][number];
export type ApiKey = ItemOf<Get<'/api/v1/api-keys'>>;
export type Scope = ApiKey['scopes'][number];
export type NodeType = ItemOf<Get<'/api/v1/node-types'>>;
export type NodeDescription = paths['/api/v1/node-types/describe']['post']['responses'][200]['content']['application/json']['items'][number];
export type JourneyWithDraft = Get<'/api/v1/journeys/{id}'>;
export type Version = ItemOf<Get<'/api/v1/journeys/{id}/versions'>>;

export type NodePreviewForm = NonNullable<paths['/api/v1/node-preview']['post']['requestBody']>['content']['application/json'];
export type NodePreview = paths['/api/v1/node-preview']['post']['responses'][200]['content']['application/json'];
export type NodeExample = NodePreview['items'][number];
export type SuggestedValue = ItemOf<Get<'/api/v1/suggestions/values'>>;
export type FieldSample = Get<'/api/v1/suggestions/sample'>;
export type TestRunForm = paths['/api/v1/journeys/{id}/test']['post']['requestBody']['content']['application/json'];
export type TestRun = paths['/api/v1/journeys/{id}/test']['post']['responses'][200]['content']['application/json'];
export type TestBranch = NonNullable<TestRunForm['branches']>[number];
export type TestedRun = TestRun['runs'][number];
export type TestVisit = TestedRun['visits'][number];
export type TestMessage = NonNullable<TestVisit['message']>;
export type RuleOutcome = TestVisit['rules'][number]['rules'][number];
export type OrderSummary = ItemOf<Get<'/api/v1/orders'>>;
export type EnrollmentSummary = ItemOf<Get<'/api/v1/enrollments'>>;
export type JourneyFigures = Get<'/api/v1/journeys/{id}/figures'>;
