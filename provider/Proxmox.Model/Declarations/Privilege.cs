using System.Collections.Immutable;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;

namespace Proxmox.Model.Declarations;

/// <summary>What a user or token must be allowed in PVE: for an object, or to set, change and remove an attribute.</summary>
/// <param name="AnyOf">PVE's names of the privileges of which one is enough, the narrowest first.</param>
/// <param name="Path">The path that it is needed on. A name in braces stands for a value that is told beside the attribute, or else of the
/// object.</param>
public sealed record Privilege(ImmutableArray<string> AnyOf, string Path)
{
    /// <summary>One privilege.</summary>
    /// <param name="name">PVE's name of the privilege, such as <c>Datastore.Allocate</c>.</param>
    /// <param name="path">The path that it is needed on, such as <c>/storage/{storage}</c>.</param>
    public Privilege(string name, string path)
        : this([name], path)
    {
    }

    /// <summary>What a resource needs it for.</summary>
    public Purposes For { get; init; } = Purposes.All;

    /// <summary>The PVE versions that ask for it.</summary>
    public Span Versions { get; init; }

    /// <summary>Which values of the attribute need it, to be read behind "for"; null when all do.</summary>
    public string? Case { get; init; }

    /// <summary>Whether a value needs it, given what is told beside it; null when all do.</summary>
    public Func<Value, Attributes, bool>? When { get; init; }

    /// <summary>What the value puts in the place of the name in braces at the end of the path; null when that is an attribute's.</summary>
    public Func<Value, IEnumerable<string>>? Names { get; init; }

    /// <summary>The paths that a value of the attribute needs it on. A name that is not known is left in its braces.</summary>
    /// <param name="value">The value.</param>
    /// <param name="beside">What is told beside it.</param>
    /// <param name="whole">The object.</param>
    public IEnumerable<string> PathsOf(Value value, Attributes beside, Attributes whole)
    {
        if (value.IsNull || value.IsUnknown || When?.Invoke(value, beside) is false)
        {
            return [];
        }

        var own = Names is null ? Path.Length : Path.LastIndexOf('{');
        var path = Fill(Path[..own], beside, whole);
        return Names is null ? [path] : Names(value).Select(name => path + name);
    }

    private static string Fill(string path, Attributes beside, Attributes whole)
    {
        for (var open = path.IndexOf('{', StringComparison.Ordinal); open >= 0; open = path.IndexOf('{', open + 1))
        {
            var close = path.IndexOf('}', open);
            var name = path[(open + 1)..close];
            if ((Text(beside.Value[name]) ?? Text(whole.Value[name])) is { } known)
            {
                path = path[..open] + known + path[(close + 1)..];
            }
        }

        return path;
    }

    private static string? Text(Value value) => value.AsText() ?? value.AsNumber()?.ToString();
}
