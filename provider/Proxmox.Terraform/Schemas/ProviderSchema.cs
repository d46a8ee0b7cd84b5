using Google.Protobuf;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Terraform.Protocol;

namespace Proxmox.Terraform.Schemas;

/// <summary>The answer to <c>GetProviderSchema</c>, the largest of the protocol and the first one that every command waits for.</summary>
public static class ProviderSchema
{
    /// <summary>What this provider can do beyond what every provider must.</summary>
    public static ServerCapabilities Capabilities => new()
    {
        PlanDestroy = true,
        GetProviderSchemaOptional = true,
        MoveResourceState = true,
        GenerateResourceConfig = true,
    };

    /// <summary>The answer for a catalog and the provider's configuration.</summary>
    public static GetProviderSchema.Types.Response Build(Catalog catalog, Declaration configuration)
    {
        var answer = new GetProviderSchema.Types.Response
        {
            Provider = SchemaBuilder.OfConfiguration(configuration),
            ServerCapabilities = Capabilities,
        };
        foreach (var resource in catalog.Resources)
        {
            answer.ResourceSchemas.Add(TypeNames.Of(resource), SchemaBuilder.Of(resource));
            if (SchemaBuilder.HasIdentity(resource))
            {
                answer.ListResourceSchemas.Add(TypeNames.Of(resource), SchemaBuilder.OfList(resource));
            }
        }

        foreach (var source in catalog.DataSources)
        {
            answer.DataSourceSchemas.Add(TypeNames.Of(source), SchemaBuilder.Of(source));
        }

        // Clients that are older than actions skip what they do not know.
        foreach (var command in catalog.Commands)
        {
            answer.ActionSchemas.Add(TypeNames.Of(command), SchemaBuilder.Of(command));
        }

        foreach (var function in catalog.Functions)
        {
            answer.Functions.Add(function.Name, SchemaBuilder.Of(function));
        }

        foreach (var ephemeral in catalog.Ephemerals)
        {
            answer.EphemeralResourceSchemas.Add(TypeNames.Of(ephemeral), SchemaBuilder.Of(ephemeral));
        }

        return answer;
    }
}

/// <summary>The answer to <c>GetProviderSchema</c> as bytes: made when the provider is built, and served without being parsed.</summary>
public static class SchemaBytes
{
    /// <summary>The bytes for a catalog and the provider's configuration; the same declarations always give the same bytes.</summary>
    public static byte[] Build(Catalog catalog, Declaration configuration) => ProviderSchema.Build(catalog, configuration).ToByteArray();
}
