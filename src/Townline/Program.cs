using Townline.Platform.Commands;

return await CommandLine.Run(args);
