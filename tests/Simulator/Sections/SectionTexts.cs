namespace Proxmox.Simulator.Sections;

/// <summary>What an area says when something is wrong; <c>{id}</c> and <c>{type}</c> stand for those of the section.</summary>
public sealed record SectionTexts
{
    /// <summary>A section is to be created whose id is taken.</summary>
    public required string Exists { get; init; }

    /// <summary>A section is to be read that is not there.</summary>
    public required string Missing { get; init; }

    /// <summary>A section is to be changed that is not there; unless given, the same as for reading.</summary>
    public string? MissingOnUpdate { get; init; }

    /// <summary>A section is to be removed that is not there; null where that is no error.</summary>
    public string? MissingOnDelete { get; init; }

    /// <summary>What errors begin with that come up under the file's lock: on creation.</summary>
    public string Create { get; init; } = "";

    /// <inheritdoc cref="Create"/>
    public string Update { get; init; } = "";

    /// <inheritdoc cref="Create"/>
    public string Delete { get; init; } = "";

    /// <summary>A text about a section.</summary>
    public static string Of(string text, string? type, string id) =>
        text.Replace("{type}", type, StringComparison.Ordinal).Replace("{id}", id, StringComparison.Ordinal);
}
