using Google.Protobuf.WellKnownTypes;
using Pulumi.Serialization;
using Pulumirpc;

namespace Pulumi;

/// <summary>Options of resources as the engine hands them to transforms, and takes them back.</summary>
internal static class TransformOptions
{
    /// <summary>The options that the engine tells; resources in them are known only by their URNs.</summary>
    public static ResourceOptions Read(TransformResourceOptions given, bool isCustom, string parent)
    {
        ResourceOptions options = isCustom
            ? new CustomResourceOptions
            {
                DeleteBeforeReplace = given.HasDeleteBeforeReplace ? given.DeleteBeforeReplace : null,
                AdditionalSecretOutputs = [.. given.AdditionalSecretOutputs],
                ImportId = given.Import.Length > 0 ? given.Import : null,
            }
            : new ComponentResourceOptions
            {
                Providers = [
                .. given.Providers.Values.Select(provider => new DependencyProviderResource(provider))]
            };
        options.Parent = One(parent);
        options.DependsOn = Many(given.DependsOn);
        options.Protect = given.HasProtect ? given.Protect : null;
        options.IgnoreChanges = [.. given.IgnoreChanges];
        options.ReplaceOnChanges = [.. given.ReplaceOnChanges];
        options.Version = given.Version.Length > 0 ? given.Version : null;
        options.Aliases = [.. given.Aliases.Select(alias => (Input<Alias>)Aliases.Read(alias))];
        options.Provider = given.Provider.Length > 0 ? new DependencyProviderResource(given.Provider) : null;
        options.CustomTimeouts = given.CustomTimeouts is { } timeouts ? CustomTimeouts.Of(timeouts) : null;
        options.PluginDownloadURL = given.PluginDownloadUrl.Length > 0 ? given.PluginDownloadUrl : null;
        options.RetainOnDelete = given.HasRetainOnDelete ? given.RetainOnDelete : null;
        options.DeletedWith = One(given.DeletedWith);
        options.ReplaceWith = Many(given.ReplaceWith);
        options.HideDiffs = [.. given.HideDiff];
        options.Hooks = ResourceHookBinding.Of(given.Hooks);
        if (given.ReplacementTrigger is { } trigger && PropertyReader.Read(trigger).Value is { } value)
        {
            options.ReplacementTrigger = value;
        }

        return options;
    }

    /// <summary>The options to tell the engine, once everything that they wait for is there.</summary>
    public static async Task<TransformResourceOptions> WriteAsync(ResourceOptions options)
    {
        TransformResourceOptions wire = new()
        {
            DependsOn = { await ResourceDependencies.UrnsAsync(await ResourceDependencies.OfAsync(options.DependsOn)) },
            IgnoreChanges = { options.IgnoreChanges },
            ReplaceOnChanges = { options.ReplaceOnChanges },
            Version = options.Version ?? "",
            Provider = options.Provider is { } provider ? await provider.ReferenceAsync() : "",
            CustomTimeouts = options.CustomTimeouts?.ToWire(),
            PluginDownloadUrl = options.PluginDownloadURL ?? "",
            DeletedWith = options.DeletedWith is { } owner ? await owner.Urn.GetValueAsync(whenUnknown: "") : "",
            ReplaceWith = { await ResourceDependencies.UrnsAsync(await ResourceDependencies.OfAsync(options.ReplaceWith)) },
            HideDiff = { options.HideDiffs },
        };
        if (options.Protect is { } protect)
        {
            wire.Protect = protect;
        }

        if (options.RetainOnDelete is { } retain)
        {
            wire.RetainOnDelete = retain;
        }

        if (!options.Hooks.IsEmpty)
        {
            wire.Hooks = await options.Hooks.NamesAsync();
        }

        foreach (var alias in options.Aliases)
        {
            if (await Aliases.ToSpecAsync(alias) is { } spec)
            {
                wire.Aliases.Add(spec);
            }
        }

        if (options.ReplacementTrigger is { } trigger)
        {
            PropertyWriter writer = new(new(References: true, Outputs: true));
            wire.ReplacementTrigger = await writer.WriteAsync(nameof(ResourceOptions.ReplacementTrigger), trigger) ?? Value.ForNull();
        }

        await AddSpecialAsync(wire, options);
        return wire;
    }

    private static async Task AddSpecialAsync(TransformResourceOptions wire, ResourceOptions options)
    {
        if (options is CustomResourceOptions custom)
        {
            if (custom.DeleteBeforeReplace is { } deleteFirst)
            {
                wire.DeleteBeforeReplace = deleteFirst;
            }

            wire.AdditionalSecretOutputs.AddRange(custom.AdditionalSecretOutputs);
            wire.Import = custom.ImportId ?? "";
        }

        if (options is not ComponentResourceOptions component)
        {
            return;
        }

        foreach (var provider in component.Providers)
        {
            wire.Providers[provider.Package] = await provider.ReferenceAsync();
        }
    }

    private static DependencyResource? One(string urn) => urn.Length > 0 ? new(urn) : null;

    private static InputList<Resource> Many(IEnumerable<string> urns) =>
        urns.Select(urn => (Resource)new DependencyResource(urn)).ToArray();
}
