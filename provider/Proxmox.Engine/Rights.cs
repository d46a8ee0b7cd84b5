using System.Collections.Frozen;
using Proxmox.Client;

namespace Proxmox.Engine;

/// <summary>
/// What a user or token may do, as PVE tells it: the privileges on every path that an access rule names, and on the paths at the top.
/// </summary>
public sealed class Rights
{
    // What PVE tells of always, so that silence means nothing is allowed there.
    private static readonly FrozenSet<string> AlwaysTold =
        FrozenSet.ToFrozenSet(["/", "/access", "/access/groups", "/nodes", "/pool", "/sdn", "/storage", "/vms"], StringComparer.Ordinal);

    private readonly FrozenDictionary<string, FrozenDictionary<string, bool>> _held;

    private Rights(FrozenDictionary<string, FrozenDictionary<string, bool>> held) => _held = held;

    /// <summary>The answer of <c>GET /access/permissions</c>: privileges by path, each with whether it also holds below.</summary>
    public static Rights Of(PveData answer) => new(answer.Members.ToFrozenDictionary(
        path => path.Key,
        path => path.Value.Members.ToFrozenDictionary(
            privilege => privilege.Key, privilege => privilege.Value.AsBool() is true, StringComparer.Ordinal),
        StringComparer.Ordinal));

    /// <summary>True when the privilege is held on the path: there by itself, or from the nearest path above that is told of.</summary>
    public bool Has(string path, string privilege)
    {
        if (_held.TryGetValue(path, out var here))
        {
            return here.ContainsKey(privilege);
        }

        for (var above = path; above != "/";)
        {
            if (AlwaysTold.Contains(above))
            {
                return false;
            }

            above = above.LastIndexOf('/') is > 0 and var end ? above[..end] : "/";
            if (_held.TryGetValue(above, out var inherited))
            {
                return inherited.GetValueOrDefault(privilege);
            }
        }

        return false;
    }

    /// <summary>True when one of the privileges is held on the path, and on all below it that PVE tells of.</summary>
    public bool HasAnyThroughout(string path, IReadOnlyList<string> privileges)
    {
        var below = path == "/" ? path : path + "/";
        return privileges.Any(privilege => (_held.TryGetValue(path, out var here)
            ? here.GetValueOrDefault(privilege) : Has(path, privilege)))
            && _held.Where(told => told.Key.StartsWith(below, StringComparison.Ordinal) && told.Key != path)
                .All(told => privileges.Any(told.Value.ContainsKey));
    }

    /// <summary>True when one of the privileges is held on the path.</summary>
    public bool HasAny(string path, params ReadOnlySpan<string> privileges)
    {
        foreach (var privilege in privileges)
        {
            if (Has(path, privilege))
            {
                return true;
            }
        }

        return false;
    }
}
