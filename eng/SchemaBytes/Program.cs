using Proxmox.Engine;
using Proxmox.Resources;
using Proxmox.Terraform.Schemas;

// SchemaBytes FILE: writes the answer to GetProviderSchema.
File.WriteAllBytes(args[0], SchemaBytes.Build(Catalogs.All, ProviderConfiguration.Declaration));
