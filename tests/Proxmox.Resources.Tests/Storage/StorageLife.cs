using Proxmox.Model.Values;
using Proxmox.Testing.Lifecycles;

namespace Proxmox.Resources.Tests.Storage;

/// <summary>What the lives of all types of storage have in common.</summary>
internal static class StorageLife
{
    /// <summary>Why an attribute that replaces the storage is not cleared by itself.</summary>
    public const string Replaces = "Changing it replaces the storage.";

    /// <summary>What the types that keep files have in common.</summary>
    public static Value Files { get; } = Value.Object(
        ("preallocation", "full"), ("create_base_path", false), ("create_subdirectories", false),
            ("content_directories", Value.Object(("iso", "isos"))),
        ("prune_backups", Value.Object(("keep_last", 3), ("keep_weekly", 4))), ("max_protected_backups", 2));

    /// <summary>A limit of bandwidth.</summary>
    public static Value Bandwidth { get; } = Value.Object(("bandwidth_limit_kib", Value.Object(("default", 1000), ("move", 500))));

    /// <summary>The life of a storage named after its type.</summary>
    /// <param name="noun">The resource's name behind <c>storage_</c>.</param>
    /// <param name="required">Its required attributes.</param>
    /// <param name="optional">Its optional ones, beside those that all types have.</param>
    /// <param name="other">Other values for attributes that replace it.</param>
    /// <param name="notCleared">Attributes that are not cleared by themselves, with the reason.</param>
    public static Lifecycle Of(string noun, Value required, Value optional, (string Attribute, Value Other)[] other,
        params (string Attribute, string Reason)[] notCleared)
    {
        var id = "ladder-" + noun.Replace("_", "-", StringComparison.Ordinal);
        var minimal = required.With("storage_id", id);
        var full = Both(minimal, Both(optional, Value.Object(("nodes", Value.Set("pve1", "pve2")), ("disabled", true))));
        return new("storage_" + noun)
        {
            Id = id,
            Minimal = minimal,
            Full = full,
            Changed = full.With("nodes", Value.Set("pve3")).With("disabled", false),
            Replacements = [("storage_id", "other"), .. other],
            Drift = pve => pve.Request("PUT", "/storage/" + id, ("disable", 0), ("nodes", "pve3")),
            Remove = pve => pve.Request("DELETE", "/storage/" + id),
            Find = pve => pve.Request("GET", "/storage/" + id),
            CreateRequest = ("POST", "/storage"),
            NotCleared = notCleared.ToDictionary(entry => entry.Attribute, entry => entry.Reason, StringComparer.Ordinal),
        };
    }

    /// <summary>Both objects' members.</summary>
    public static Value Both(Value one, Value other) => Value.Object(one.Members.Concat(other.Members));
}
