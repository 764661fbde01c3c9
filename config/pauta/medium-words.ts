import type { Medium } from '#core/pauta/taxonomy.ts';
import type { WordList } from '#core/pauta/words.ts';
import { inflected, OWNER_WORDS, REACH_WORDS, SMALL_WORDS, withPlural, withPluralS } from './word-forms.ts';

/**
 * What plans and reports call the media. Where a group was seen stands beside it; the others are Colombian usage (trade
 * and law: Decreto 433 de 1999 art. 25, Ley 140 de 1994).
 */
export const MEDIUM_WORDS: WordList<Medium> = {
  terms: {
    radio: [
      // Official lists of Argentina, México ("cadenas radiofónicas", "radiodifusoras locales") and Spain.
      'radio',
      'radios',
      'cadena radiofónica',
      'cadenas radiofónicas',
      ...withPluralS('radiodifusora'),
      ...inflected('radiofónic'),
      // Colombia.
      ...withPluralS('emisora', 'cuña', 'cadena de radio', 'estación de radio'),
      ...withPlural('radial', 'cadena radial'),
      'cadenas radiales',
      'radiodifusión',
      'radiodifusión sonora',
      'radio AM',
      'radio FM',
      'AM',
      'FM',
    ],
    television: [
      // Argentina ("Tv", "Cable"), México ("TV abierta nacional", "restringida"), Spain.
      'televisión',
      'TV',
      'cable',
      ...withPluralS('televisora'),
      ...inflected('televisiv'),
      // Colombia: regional channels, subscription, closed community channels.
      ...withPlural('canal'),
      ...withPluralS('cableoperador', 'canal de televisión'),
      'TDT',
    ],
    press: [
      // Argentina calls it "Grafica"; México "diarios editados en la CDMX", "en los estados"; Spain "Prensa".
      'gráfica',
      ...withPluralS('diario'),
      'diarios editados en la CDMX',
      'diarios editados en los estados',
      'diarios CDMX',
      'diarios estados',
      'prensa',
      // Colombia.
      'prensa escrita',
      'prensa impresa',
      ...withPluralS('periódico', 'semanario', 'clasificado', 'edicto'),
      'aviso de prensa',
      'avisos de prensa',
    ],
    magazine: [
      // México, Spain.
      ...withPluralS('revista'),
    ],
    outdoor: [
      // Argentina ("Via Publica"), México ("espectaculares", "mobiliario urbano"), Spain ("Exterior").
      'vía pública',
      ...withPlural('espectacular'),
      'mobiliario urbano',
      ...withPlural('exterior'),
      // Colombia: Publicidad Exterior Visual. Perifoneo is heard, not seen, and so is not of Ley 140; it is still bought
      // by street and day, as outdoor is.
      'publicidad exterior visual',
      'PEV',
      ...withPluralS('valla', 'eucol', 'paradero', 'pasacalle', 'pancarta', 'mupi', 'pantalla LED'),
      'eucoles',
      'pantallas LED',
      'valla digital',
      'vallas digitales',
      'valla móvil',
      'vallas móviles',
      'perifoneo',
      'OOH',
      'DOOH',
      'out of home',
      'digital out of home',
      'exterior digital',
    ],
    cinema: [
      // Argentina, México, Spain.
      ...withPluralS('cine'),
      'sala de cine',
      'salas de cine',
      'cinema',
    ],
    digital: [
      // Argentina ("Web", "Redes Sociales"), México and Spain ("internet").
      'web',
      'redes sociales',
      'red social',
      'internet',
      // Colombia.
      ...withPlural('digital'),
      'portal web',
      'portales web',
      'página web',
      'páginas web',
      'sitio web',
      'sitios web',
      'online',
      'en línea',
      ...withPluralS('banner'),
      'programática',
      'compra programática',
      // Platforms that sell advertising on the internet only.
      'Google',
      'Google Ads',
      'Google Search',
      'Google Display',
      'Meta',
      'Meta Ads',
      'Facebook',
      'Facebook Ads',
      'Instagram',
      'YouTube',
      'YouTube Ads',
      'TikTok',
      'TikTok Ads',
      'LinkedIn',
      'LinkedIn Ads',
      'Twitter',
      'X Twitter',
      'Twitter X',
      'X Ads',
      'WhatsApp',
      'Spotify',
      'Waze',
    ],
    print: [
      // Decreto 433 de 1999 ("impresos") and trade usage.
      ...withPluralS('impreso', 'volante', 'afiche', 'plegable', 'folleto', 'flyer', 'brochure', 'cartilla'),
      'material impreso',
      'materiales impresos',
    ],
    'local-press': ['prensa de proximidad', 'prensa local gratuita', 'prensa gratuita', 'periódicos gratuitos'],
    event: [
      // Colombia.
      'BTL',
      ...withPluralS('evento', 'feria'),
      'activación',
      'activaciones',
      'activación de marca',
      'activaciones de marca',
      'activaciones BTL',
    ],
    production: [
      // México ("producción") and Decreto 433 de 1999 ("creación, producción").
      'producción',
      'producciones',
      'preproducción',
      'postproducción',
      'posproducción',
      'producción audiovisual',
      'creación',
    ],
    other: [
      // México: studies before and after a campaign are neither a medium nor the making of a piece.
      ...inflected('otr'),
      'estudios',
      'estudios pre',
      'estudios post',
      'estudios pre post',
      'pre estudios',
      'post estudios',
      'preestudios',
      'postestudios',
    ],
  },
  silent: [
    ...SMALL_WORDS,
    ...REACH_WORDS,
    ...OWNER_WORDS,
    ...withPluralS('medio', 'pauta', 'anuncio', 'aviso', 'spot', 'servicio'),
    ...withPlural('comercial', 'mención'),
    ...inflected('masiv', 'publicitari', 'abiert', 'cerrad', 'restringid'),
    'comunicación',
    'publicidad',
    'señal',
    'por suscripción',
    'suscripción',
    'paga',
    'satelital',
  ],
  asked: {
    // Spain: free press of the neighbourhood there, but nothing in the word says press.
    proximidad: ['local-press'],
    'medios de proximidad': ['local-press'],
    // México: on vehicles; in Colombia also on telephones.
    'publicidad móvil': ['outdoor', 'digital'],
    móvil: ['outdoor', 'digital'],
    'medios impresos': ['press', 'magazine', 'print'],
    'medio impreso': ['press', 'magazine', 'print'],
    insertos: ['press', 'magazine', 'print'],
    separatas: ['press', 'print'],
    pendones: ['print', 'outdoor'],
    'material POP': ['print', 'event'],
    pantallas: ['outdoor', 'television'],
    streaming: ['digital', 'television'],
    OTT: ['digital', 'television'],
    'TV conectada': ['digital', 'television'],
    podcast: ['digital', 'radio'],
    influenciadores: ['digital', 'other'],
    influencers: ['digital', 'other'],
    buses: ['outdoor'],
    patrocinio: ['event', 'other'],
    estudio: ['other', 'production'],
  },
};
