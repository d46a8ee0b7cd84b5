using Proxmox.LocalEngine.CommandLine;

return await Command.RunAsync(args, Console.Out, Console.Error);
