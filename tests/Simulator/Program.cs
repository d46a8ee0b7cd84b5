using Proxmox.Simulator;

return await CommandLine.RunAsync(args);
