using System.Reflection;
using Proxmox.Testing.Lifecycles;

namespace Proxmox.Resources.Tests;

/// <summary>The life of every resource: the field <c>Life</c> of its test.</summary>
internal static class Lives
{
    /// <summary>All of them, ordered by resource.</summary>
    public static IReadOnlyList<Lifecycle> All { get; } =
    [
        .. typeof(Lives).Assembly.GetTypes()
            .Select(type => type.GetField("Life", BindingFlags.Static | BindingFlags.NonPublic)?.GetValue(null))
            .OfType<Lifecycle>()
            .OrderBy(life => life.Resource, StringComparer.Ordinal),
    ];
}
