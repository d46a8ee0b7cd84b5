using System.Reflection;
using Proxmox.Engine;
using Proxmox.Pulumi.Schemas;
using Proxmox.Resources;
using Proxmox.Terraform.Schemas;

// SchemaBytes TERRAFORM PULUMI: writes the answer to GetProviderSchema, and Pulumi's package schema.
File.WriteAllBytes(args[0], SchemaBytes.Build(Catalogs.All, ProviderConfiguration.Declaration));
File.WriteAllText(args[1], PulumiSchema.Build(Catalogs.All, ProviderConfiguration.Declaration, Assembly.GetExecutingAssembly().GetName().Version!.ToString(3)));
