return await SynthRec.MLNet.Tool.SynthRecTool.RunAsync(args, Console.Out, Console.Error);
