export const check = {
  title: 'Test your connection',
  intro:
    'This page tries everything that Launchroom needs from your network and your browser. It takes a few seconds and changes nothing.',
  results: 'Results',
  running: 'Testing. The results appear below.',
  good: 'You are ready. Everything works here.',
  limited: 'You can take part. What works with limits says so below.',
  bad: 'You cannot take part from here yet. What to do stands below.',
  verdict: {
    running: 'Testing',
    good: 'Good',
    limited: 'Limited',
    bad: 'Does not work',
    unknown: 'Not known',
  },
  line: {
    server: 'Server',
    socket: 'Live connection',
    roundTrip: 'Round trip',
    clock: 'Clock of this device',
    sound: 'Sound',
    storage: 'Storage',
  },
  says: {
    running: 'Testing',
    serverGood: 'It answers in {{ms}} ms.',
    serverSlow: 'It answers, but slowly: {{ms}} ms. You can take part; pages open late.',
    serverOther:
      'Something else answered in its place, often the sign-in page of a guest network. Open any other web page, sign in to the network, and test again.',
    serverAway:
      'No answer. Check that you are online, that a VPN is on if your company needs one, and that the address is right.',
    socketGood: 'WebSocket is open: what happens arrives at once.',
    socketPolling:
      'WebSocket is blocked on the way, usually by a company proxy or a security program. Launchroom works all the same, by polling, and what happens arrives a moment later. Your IT can allow WebSocket to {{host}}.',
    socketBad:
      'No live connection, with WebSocket or without. Try another network, for example the hotspot of a phone, and show this result to your IT.',
    roundTripGood: '{{ms}} ms to the server and back.',
    roundTripSlow:
      '{{ms}} ms to the server and back. You can take part; what you do shows a moment later. A cable, or a place nearer to the router, helps.',
    clockGood: 'It agrees with the server.',
    clockFast: 'It is ahead by {{time}}. That does no harm: Launchroom goes by the server’s clock.',
    clockSlow: 'It is behind by {{time}}. That does no harm: Launchroom goes by the server’s clock.',
    notMeasured: 'Not measured without a live connection.',
    soundGood: 'This browser can play the signals, if you switch them on.',
    soundNone: 'This browser cannot play the signals. You miss nothing: each of them is also on the screen.',
    storageGood: 'Your seat and your drafts are kept on this device.',
    storageNone:
      'This browser keeps no data for this page, as in some private windows. Drafts last as long as the page is open.',
    cookiesNone:
      'Cookies are switched off. Launchroom needs one to know your seat again. Allow cookies for this page, and test again.',
  },
  play: 'Play a signal',
  again: 'Test again',
  copy: 'Copy the result',
  copied: {
    at: 'Tested at {{time}}',
    server: 'Server: {{host}}',
    browser: 'Browser: {{browser}}',
    line: '{{line}}: {{verdict}}. {{says}}',
  },
  home: 'Back to the start page',
} as const
