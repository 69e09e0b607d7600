import fc from 'fast-check';

// A property runs once for every change it may notice: what it notices at all it mostly does soon.
fc.configureGlobal({ interruptAfterTimeLimit: 400 });
