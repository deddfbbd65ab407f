/** Made by the bundler: imports every test file of this folder. */
declare module 'all-extension-tests'
