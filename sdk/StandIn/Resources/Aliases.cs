using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Says what a resource was called before.</summary>
internal static class Aliases
{
    /// <summary>The URN that an alias means.</summary>
    /// <param name="alias">The alias.</param>
    /// <param name="name">The resource's name, where the alias gives none.</param>
    /// <param name="type">The resource's type token, where the alias gives none.</param>
    /// <param name="parent">The resource's parent, where the alias says nothing of one.</param>
    public static Output<string> ToUrn(Input<Alias> alias, string name, string type, Resource? parent) => alias.Apply(given =>
    {
        Check(given);
        if (given.Urn is not null)
        {
            return Output.Create(given.Urn);
        }

        return Urn.Create(
            given.Name ?? name,
            given.Type ?? type,
            given.NoParent || given.ParentUrn is not null ? null : given.Parent ?? parent,
            given.ParentUrn,
            given.Project ?? Deployment.Instance.ProjectName,
            given.Stack ?? Deployment.Instance.StackName);
    });

    /// <summary>The alias by its parts; null while it is not known.</summary>
    public static async Task<Pulumirpc.Alias?> ToSpecAsync(Input<Alias> alias)
    {
        if (await alias.ToOutput().GetValueAsync(whenUnknown: null!) is not { } given)
        {
            return null;
        }

        if (given.Urn is not null)
        {
            return new() { Urn = given.Urn };
        }

        Pulumirpc.Alias.Types.Spec spec = new()
        {
            Name = await TextAsync(given.Name),
            Type = await TextAsync(given.Type),
            Stack = await TextAsync(given.Stack),
            Project = await TextAsync(given.Project),
        };
        var above = given.Parent is { } resource ? (Input<string>)resource.Urn : given.ParentUrn;
        if (above is null)
        {
            spec.NoParent = given.NoParent;
        }
        else if (await TextAsync(above) is { Length: > 0 } urn)
        {
            spec.ParentUrn = urn;
        }

        return new() { Spec = spec };
    }

    /// <summary>An alias that the engine tells.</summary>
    public static Alias Read(Pulumirpc.Alias alias)
    {
        if (alias.Spec is not { } spec)
        {
            return new() { Urn = alias.Urn };
        }

        static Input<string>? Given(string text) => text.Length > 0 ? (Input<string>)text : null;
        return new()
        {
            Name = Given(spec.Name),
            Type = Given(spec.Type),
            Stack = Given(spec.Stack),
            Project = Given(spec.Project),
            ParentUrn = Given(spec.ParentUrn),
            NoParent = spec.NoParent,
        };
    }

    /// <summary>All URNs that a resource may have had, given that its parent may have had others too.</summary>
    public static async Task<ImmutableArray<string>> AllUrnsAsync(Resource resource, Resource? parent)
    {
        var name = resource.GetResourceName();
        var type = resource.GetResourceType();
        List<Output<string>> all = [.. resource.Aliases];
        foreach (var alias in parent?.Aliases ?? [])
        {
            var parentName = parent!.GetResourceName();
            all.Add(Urn.OfChild(name, type, parentName, alias));
            all.AddRange(resource.Aliases.Select(
                own => own.Apply(urn => Urn.OfChild(Urn.NameIn(urn), Urn.TypeIn(urn), parentName, alias))));
        }

        var urns = await Task.WhenAll(all.Select(urn => urn.GetValueAsync(whenUnknown: "")));
        return [.. urns.Where(urn => urn.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    private static async Task<string> TextAsync(Input<string>? input) =>
        input is null ? "" : await input.Output.GetValueAsync(whenUnknown: "") ?? "";

    private static void Check(Alias alias)
    {
        var parents = (alias.Parent is null ? 0 : 1) + (alias.ParentUrn is null ? 0 : 1) + (alias.NoParent ? 1 : 0);
        if (parents > 1)
        {
            throw new ArgumentException("An alias has at most one of Parent, ParentUrn and NoParent.", nameof(alias));
        }

        var hasParts = parents > 0 || alias.Name is not null || alias.Type is not null || alias.Stack is not null
            || alias.Project is not null;
        if (alias.Urn is not null && hasParts)
        {
            throw new ArgumentException("An alias with a Urn has nothing else.", nameof(alias));
        }
    }
}
