// The letters of posters and leaflets, from our own server: on every machine they come out as they were measured.
import '@fontsource-variable/noto-sans/wght.css';
import '@fontsource-variable/noto-sans-arabic/wght.css';
import '@fontsource-variable/noto-sans-bengali/wght.css';
