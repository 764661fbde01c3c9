import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { API_DOCUMENT } from '#config/texts/api.ts';

/** The page of the document runs its own script and nothing else; it asks this server only. */
const DOCUMENT_POLICY: Record<string, string[]> = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

// The bar above holds a maker's mark and a field for other documents: there is one document here.
const DOCUMENT_STYLE = '.swagger-ui .topbar{display:none}';

/** The OpenAPI document of every route registered after it, and a page that shows it. */
export async function describeApi(server: FastifyInstance, version: string): Promise<void> {
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: API_DOCUMENT.title, description: API_DOCUMENT.description, version },
      tags: Object.values(API_DOCUMENT.tags).map((name) => ({ name })),
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  await server.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: DOCUMENT_POLICY,
    uiConfig: { docExpansion: 'list', deepLinking: true, defaultModelsExpandDepth: -1 },
    theme: { title: API_DOCUMENT.title, css: [{ filename: 'rendir.css', content: DOCUMENT_STYLE }] },
  });
}
