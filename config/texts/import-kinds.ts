/** What the kinds of files are called, by the name of the kind. */
const KIND_NAME: Readonly<Record<string, string>> = {
  'media-buys': 'Pauta: plan de medios, orden, factura o certificación',
  'register-contracts': 'Registro: contratos',
  'register-orders': 'Registro: órdenes de servicio, compra o pauta',
  'register-invoices': 'Registro: facturas',
  'meta-ads': 'Anuncios de Meta (Facebook e Instagram)',
  'google-ads': 'Anuncios de Google',
  'google-ads-editor': 'Anuncios de Google, exportación del Editor',
  'linkedin-ads': 'Anuncios de LinkedIn',
  'pauta-ar': 'Pauta oficial de Argentina (datos abiertos)',
  'pauta-es': 'Campañas institucionales de España (datos abiertos)',
  'pauta-mx-invoices': 'Comunicación social de México, por factura (datos abiertos)',
  'pauta-mx': 'Comunicación social de México (datos abiertos)',
  'facebook-posts': 'Facebook: publicaciones',
  'facebook-posts-2017': 'Facebook: publicaciones, exportación antigua',
  'facebook-page-days-2014': 'Facebook: días de la página, exportación antigua',
  'facebook-days': 'Facebook: una cifra por día',
  'x-posts': 'X: publicaciones',
  'x-posts-2016': 'X: publicaciones, exportación antigua',
  'x-days': 'X: días de la cuenta',
  'x-video-days': 'X: video por día',
  'x-days-2016': 'X: días de la cuenta, exportación antigua',
  'youtube-videos': 'YouTube: videos',
  'youtube-days': 'YouTube: días del canal',
  'linkedin-days': 'LinkedIn: días de la página',
  'linkedin-posts': 'LinkedIn: publicaciones',
  'linkedin-followers': 'LinkedIn: seguidores por día',
  'linkedin-visitors': 'LinkedIn: visitantes por día',
  places: 'Lugares: códigos DIVIPOLA',
  'monthly-table': 'Cuadro mensual de redes, hecho a mano',
};

export function kindName(kind: string): string {
  return KIND_NAME[kind] ?? kind;
}
