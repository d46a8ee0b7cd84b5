using System.Collections.Immutable;
using Proxmox.Engine.Declarations;

namespace Proxmox.Resources.Foreign;

/// <summary>How tables of what says the same here are written.</summary>
internal static class Rows
{
    private const string SecondsAs = "\"${@}s\"";

    /// <summary>Said by another name, or in another way.</summary>
    public static ForeignAttribute Row(string name, string to, string? written = null) => new(name, to) { As = written };

    /// <summary>The same, where nothing else says it.</summary>
    public static ForeignAttribute Weak(string name, string to, string? written = null) => new(name, to) { As = written, IsWeak = true };

    /// <summary>What the other provider's default says, and has to be written here.</summary>
    public static ForeignAttribute Else(string to, string written) => new("", to) { As = written, IsWeak = true };

    /// <summary>Said by nothing here.</summary>
    public static ForeignAttribute None(string name, string note) => new(name, null) { Note = note };

    /// <summary>What need not be said here.</summary>
    public static ForeignAttribute Dropped(string name) => new(name, null);

    /// <summary>Whether a device is there at all.</summary>
    public static ForeignAttribute Switch(string name) => new(name, null) { IsSwitch = true };

    /// <summary>Seconds that are a duration here.</summary>
    public static ForeignAttribute Seconds(string name, string to) => new(name, to) { As = SecondsAs };

    /// <summary>A text whose parts are a set or a list here.</summary>
    public static ForeignAttribute Split(string name, string to, string separator = ",") =>
        new(name, to) { As = $"split(\"{separator}\", @)" };

    /// <summary>The type, of whose state that is taken along.</summary>
    public static ForeignType Keeping(this ForeignType type, params ImmutableArray<ForeignKept> kept) =>
        type with { Targets = [.. type.Targets.Select(target => target with { Keeps = kept })] };

    /// <summary>What is taken along as it is.</summary>
    public static ForeignKept Kept(string attribute, string? source = null) => new(attribute, source ?? attribute);

    /// <summary>One block or object.</summary>
    public static ForeignAttribute One(string name, string to, params ImmutableArray<ForeignAttribute> parts) =>
        new(name, to) { Parts = parts };

    /// <summary>Blocks that are a map here.</summary>
    public static ForeignAttribute Map(string name, string to, string key, params ImmutableArray<ForeignAttribute> parts) =>
        new(name, to) { Shape = ForeignShape.Map, Key = key, Parts = parts };

    /// <summary>A map of objects in both.</summary>
    public static ForeignAttribute Keyed(string name, string to, params ImmutableArray<ForeignAttribute> parts) =>
        new(name, to) { Shape = ForeignShape.Keyed, Parts = parts };

    /// <summary>Blocks, or a list of objects, that are a list here.</summary>
    public static ForeignAttribute List(string name, string to, params ImmutableArray<ForeignAttribute> parts) =>
        new(name, to) { Shape = ForeignShape.List, Parts = parts };
}
