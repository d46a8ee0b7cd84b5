using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Schemas;
using Proxmox.Terraform.Wire;

namespace Proxmox.Testing.Clients;

/// <summary>Reads data sources at the wire, as Terraform's core does.</summary>
public static class DataReader
{
    /// <summary>The attributes of a data source.</summary>
    /// <exception cref="InvalidOperationException">It answered with an error; the message is what the user sees.</exception>
    public static async Task<Value> ReadAsync(PveSimulator pve, string name, params (string Name, Value Value)[] config)
    {
        await using var attached = await AttachedProvider.StartAsync();
        var configuration = attached.Engine.Configuration.Attributes;
        var configured = await attached.Client.ConfigureProviderAsync(new() { Config = Write(configuration, Configurations.Of(pve)) });
        Throw(configured.Diagnostics);
        var source = attached.Engine.Catalog.DataSource(name)!;
        var written = Write(source.Attributes, Value.Object(config));
        var typeName = TypeNames.Of(source);
        Throw((await attached.Client.ValidateDataResourceConfigAsync(new() { TypeName = typeName, Config = written })).Diagnostics);
        var answer = await attached.Client.ReadDataSourceAsync(new() { TypeName = typeName, Config = written });
        Throw(answer.Diagnostics);
        return DynamicValueCodec.Read(answer.State, CtyType.Of(source.Attributes));
    }

    private static DynamicValue Write(System.Collections.Immutable.ImmutableArray<Model.Fields.Field> fields, Value value) =>
        DynamicValueCodec.Write(Value.Object(fields.Select(field => KeyValuePair.Create(field.Name, value[field.Name]))), CtyType.Of(fields));

    private static void Throw(IEnumerable<Diagnostic> diagnostics)
    {
        if (diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == Diagnostic.Types.Severity.Error) is { } error)
        {
            throw new InvalidOperationException($"{error.Summary}\n{error.Detail}");
        }
    }
}
