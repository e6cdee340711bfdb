export const readings = async () => [];
