using System.Collections.Immutable;
using Grpc.Core;
using Proxmox.LocalEngine.Deployments;
using Proxmox.LocalEngine.Wire;
using Pulumirpc;

namespace Proxmox.LocalEngine.Monitor;

/// <summary>Registrations as the wire has them.</summary>
internal static class GoalReader
{
    /// <summary>What a registration asks for.</summary>
    /// <param name="assetFolder">The folder that paths of assets start from.</param>
    /// <param name="parent">What the parent asked for, some of which its children share; null for none.</param>
    /// <param name="provider">Reference of its provider; empty for components and providers.</param>
    /// <exception cref="RpcException">InvalidArgument: it breaks the rules.</exception>
    public static Goal Read(RegisterResourceRequest request, string assetFolder, Goal? parent, string provider)
    {
        try
        {
            var outputs = new WireReader(Unknowns.Keep, outputs: true, assetFolder).Read(request.Object) ?? PropertyObject.Empty;
            return Read(request, parent, provider, Plain(outputs), Dependencies(request, outputs));
        }
        catch (Exception exception) when (exception is WireException or FormatException)
        {
            throw new RpcException(new(StatusCode.InvalidArgument, exception.Message));
        }
    }

    private static Goal Read(
        RegisterResourceRequest request, Goal? parent, string provider, PropertyObject properties,
        ImmutableSortedDictionary<string, ImmutableArray<string>> propertyDependencies) => new()
        {
            Type = request.Type,
            Name = request.Name,
            Custom = request.Custom,
            Properties = properties,
            Parent = request.Parent,
            Provider = provider,
            Protect = request.HasProtect ? request.Protect : parent?.Protect,
            RetainOnDelete = request.HasRetainOnDelete ? request.RetainOnDelete : parent?.RetainOnDelete,
            DeletedWith = request.DeletedWith.Length > 0 ? request.DeletedWith : parent?.DeletedWith ?? "",
            DeleteBeforeReplace = request.DeleteBeforeReplaceDefined || request.DeleteBeforeReplace ? request.DeleteBeforeReplace : null,
            Dependencies = [.. request.Dependencies.Union(propertyDependencies.Values.SelectMany(urns => urns), StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)],
            PropertyDependencies = propertyDependencies,
            IgnoreChanges = [.. request.IgnoreChanges],
            ReplaceOnChanges = [.. request.ReplaceOnChanges],
            AdditionalSecretOutputs = [.. request.AdditionalSecretOutputs],
            Aliases = [.. request.AliasURNs.Select(urn => new AliasSpec(urn)), .. request.Aliases.Select(Read)],
            ImportId = request.ImportId,
            CustomTimeouts = request.CustomTimeouts is { } limits
            ? new(GoDuration.Seconds(limits.Create), GoDuration.Seconds(limits.Update), GoDuration.Seconds(limits.Delete),
                GoDuration.Seconds(limits.Read))
            : new(),
            ReplaceWith = [.. request.ReplaceWith],
        };

    private static AliasSpec Read(Alias alias) => alias.AliasCase == Alias.AliasOneofCase.Urn
        ? new(alias.Urn)
        : new(
            Name: alias.Spec.Name,
            Type: alias.Spec.Type,
            Stack: alias.Spec.Stack,
            Project: alias.Spec.Project,
            ParentUrn: alias.Spec.ParentCase == Alias.Types.Spec.ParentOneofCase.ParentUrn ? alias.Spec.ParentUrn : "",
            NoParent: alias.Spec.ParentCase == Alias.Types.Spec.ParentOneofCase.NoParent && alias.Spec.NoParent);

    // A program that does not say what each property depends on means that each depends on everything.
    private static ImmutableSortedDictionary<string, ImmutableArray<string>> Dependencies(
        RegisterResourceRequest request, PropertyObject outputs)
    {
        SortedDictionary<string, SortedSet<string>> dependencies = new(StringComparer.Ordinal);
        SortedSet<string> Of(string name) =>
            dependencies.TryGetValue(name, out var urns) ? urns : dependencies[name] = new(StringComparer.Ordinal);
        if (request.PropertyDependencies.Count == 0)
        {
            foreach (var name in outputs.Keys)
            {
                Of(name).UnionWith(request.Dependencies);
            }
        }

        foreach ((var name, var urns) in request.PropertyDependencies)
        {
            Of(name).UnionWith(urns.Urns);
        }

        foreach ((var name, var value) in outputs)
        {
            Of(name).UnionWith(value.DescendantsAndSelf().OfType<OutputValue>().SelectMany(output => output.Dependencies));
        }

        return dependencies.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value.ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>The same without outputs: their values, secrets and unknowns.</summary>
    public static PropertyObject Plain(PropertyObject properties) => properties.Select((_, value) => Plain(value));

    private static PropertyValue Plain(PropertyValue value) => value switch
    {
        OutputValue { Hidden: true } output => PropertyValue.Secret(Plain(output.Element ?? PropertyValue.Unknown)),
        OutputValue output => Plain(output.Element ?? PropertyValue.Unknown),
        SecretValue secret => PropertyValue.Secret(Plain(secret.Element)),
        PropertyObject members => Plain(members),
        PropertyArray list => PropertyValue.List(list.Items.Select(Plain)),
        _ => value,
    };
}
