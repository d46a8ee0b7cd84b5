using Proxmox.LocalEngine.State;

namespace Proxmox.LocalEngine.Deployments;

/// <summary>Finds the record of a resource by its present name or by a former one.</summary>
internal sealed class FormerNames(Deployment deployment, IReadOnlyDictionary<string, ResourceState> olds)
{
    private readonly Dictionary<string, string> _present = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _former = new(StringComparer.Ordinal);

    /// <summary>The present URN of a resource that was recorded under another; null when it was not renamed.</summary>
    public string? PresentOf(string urn) => _present.GetValueOrDefault(urn);

    /// <summary>The record before, under its own URN first; null for none.</summary>
    /// <param name="seen">URNs of this deployment.</param>
    /// <param name="invalid">Set when two resources claim the same record.</param>
    public ResourceState? FindOld(string urn, Goal goal, IReadOnlySet<string> seen, ref bool invalid)
    {
        if (_present.TryGetValue(urn, out var claimant))
        {
            invalid = true;
            deployment.Log.Error(urn, $"Duplicate resource URN '{urn}' conflicting with alias on resource with URN '{claimant}'");
        }

        if (olds.TryGetValue(urn, out var old))
        {
            return old;
        }

        foreach (var alias in AliasesOf(goal).Where(alias => alias != urn))
        {
            if (!olds.TryGetValue(alias, out old))
            {
                continue;
            }

            var other = seen.Contains(alias) ? urn : _present.GetValueOrDefault(alias);
            if (other is not null)
            {
                invalid = true;
                deployment.Log.Error(urn, $"Duplicate resource alias '{alias}' applied to resource with URN '{urn}' conflicting with "
                    + $"resource with URN '{other}'");
            }

            _present[alias] = urn;
            _former[urn] = alias;
            return old;
        }

        return null;
    }

    private IEnumerable<string> AliasesOf(Goal goal)
    {
        string[] own = [.. goal.Aliases.Select(alias => UrnOf(goal, alias))];
        foreach (var alias in own)
        {
            yield return alias;
        }

        // A child of a renamed parent was itself recorded under another name.
        if (goal.Parent.Length == 0 || !_former.TryGetValue(goal.Parent, out var formerParent))
        {
            yield break;
        }

        yield return Inherited(goal.Type, goal.Name, goal.Parent, formerParent);
        foreach (var alias in own)
        {
            yield return Inherited(Urn.TypeOf(alias), Urn.NameOf(alias), goal.Parent, formerParent);
        }
    }

    private string UrnOf(Goal goal, AliasSpec alias)
    {
        if (alias.Urn.Length > 0)
        {
            return alias.Urn;
        }

        var parent = alias.NoParent ? "" : alias.ParentUrn.Length == 0
            ? goal.Parent : _former.GetValueOrDefault(alias.ParentUrn, alias.ParentUrn);
        return Urn.Of(
            Or(alias.Stack, deployment.Stack), Or(alias.Project, deployment.Project), parent, Or(alias.Type, goal.Type),
                Or(alias.Name, goal.Name));
    }

    // A child whose name begins with its parent's was named after it.
    private string Inherited(string type, string name, string parent, string formerParent)
    {
        var parentName = Urn.NameOf(parent);
        var formerName = name.StartsWith(parentName, StringComparison.Ordinal) ? Urn.NameOf(formerParent) + name[parentName.Length..]
            : name;
        var parentType = Urn.TypeOf(formerParent) == Urn.StackType ? "" : Urn.QualifiedTypeOf(formerParent);
        return Urn.Make(deployment.Stack, deployment.Project, parentType, type, formerName);
    }

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;
}
