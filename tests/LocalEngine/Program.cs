using Proxmox.LocalEngine.CommandLine;

return await Commands.RunAsync(args, Console.Out, Console.Error);
