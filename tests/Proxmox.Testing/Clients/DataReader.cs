using NUnit.Framework;
using Proxmox.Engine.Declarations;
using Proxmox.LocalEngine;
using Proxmox.Model.Values;
using Proxmox.Simulator;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Schemas;
using Proxmox.Terraform.Wire;

namespace Proxmox.Testing.Clients;

/// <summary>Reads data sources at the wire, as Terraform's core and Pulumi's engine do.</summary>
public static class DataReader
{
    /// <summary>The attributes of a data source, as Terraform reads them; a Pulumi program must be told the same ones.</summary>
    /// <exception cref="InvalidOperationException">It answered with an error; the message is what the user sees.</exception>
    public static Task<Value> ReadAsync(PveSimulator pve, string name, params (string Name, Value Value)[] config) =>
        ReadAsync(Configurations.Of(pve), name, config);

    /// <summary>The same for whom the provider's configuration names.</summary>
    public static async Task<Value> ReadAsync(Value provider, string name, params (string Name, Value Value)[] config)
    {
        await using var attached = await AttachedProvider.StartAsync();
        var configuration = attached.Engine.Configuration.Attributes;
        var configured = await attached.Client.ConfigureProviderAsync(new() { Config = Write(configuration, provider) });
        Throw(configured.Diagnostics);
        var source = attached.Engine.Catalog.DataSource(name)!;
        var read = await ReadAsync(attached, source, Value.Object(config));
        await using var served = await PulumiProvider.StartAsync();
        using var stack = Stack.Open(new() { Plugins = [served.Source], Config = PulumiClient.Settings(provider) });
        var told = await PulumiClient.ReadAsync(stack, source, Value.Object(config));
        Assert.That(Known(told), Is.EquivalentTo(Known(read)), $"what {name} tells over the two protocols");
        return read;
    }

    /// <summary>The same with a provider that is configured already, over Terraform's protocol alone.</summary>
    public static async Task<Value> ReadAsync(AttachedProvider attached, DataSource source, Value config)
    {
        var (typeName, written) = (TypeNames.Of(source), Write(source.Attributes, config));
        Throw((await attached.Client.ValidateDataResourceConfigAsync(new() { TypeName = typeName, Config = written })).Diagnostics);
        var answer = await attached.Client.ReadDataSourceAsync(new() { TypeName = typeName, Config = written });
        Throw(answer.Diagnostics);
        return DynamicValueCodec.Read(answer.State, CtyType.Of(source.Attributes));
    }

    // Figures of work go on between two reads, so that only what is told is compared and not how much.
    private static IEnumerable<string> Known(Value value) => value.Members.Where(member => !member.Value.IsNull)
        .Select(member => member.Value.Kind == ValueKind.List ? $"{member.Key} ({member.Value.Items.Length})" : member.Key);

    private static DynamicValue Write(System.Collections.Immutable.ImmutableArray<Model.Fields.Field> fields, Value value) =>
        DynamicValueCodec.Write(
            Value.Object(fields.Select(field => KeyValuePair.Create(field.Name, value[field.Name]))), CtyType.Of(fields));

    private static void Throw(IEnumerable<Diagnostic> diagnostics)
    {
        if (diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == Diagnostic.Types.Severity.Error) is { } error)
        {
            throw new InvalidOperationException($"{error.Summary}\n{error.Detail}");
        }
    }
}
