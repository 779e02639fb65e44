// The files that drawing needs at run time. The bundler copies them next to the bundle; from source they lie in node_modules.

/** A file to copy: the name it has beside the bundle, and the module path it comes from. */
export interface PictureAsset {
  readonly name: string;
  readonly from: string;
}

/** The renderer's WebAssembly and the three weights of Inter (SIL Open Font License) that pictures are set in. */
export const pictureAssets: readonly PictureAsset[] = [
  { name: "resvg.wasm", from: "@resvg/resvg-wasm/index_bg.wasm" },
  { name: "inter-400.ttf", from: "@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf" },
  { name: "inter-600.ttf", from: "@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf" },
  { name: "inter-700.ttf", from: "@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf" },
];
