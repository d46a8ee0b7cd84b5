using System.Reflection;
using Proxmox.Generate;
using Proxmox.Resources;

return Generator.Run(args, Catalogs.All, Assembly.GetExecutingAssembly().GetName().Version!.ToString(3), Console.Error);
