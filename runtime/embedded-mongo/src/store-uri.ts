/** Connection strings of the store, for any MongoDB driver. */

const DATABASE = 'nachklang';

export const socketUri = (path: string): string => uri(encodeURIComponent(path));

export const portUri = (port: number): string => uri(`127.0.0.1:${port}`);

const uri = (host: string): string => `mongodb://${host}/${DATABASE}?directConnection=true`;
