using System.Collections.Immutable;
using System.Text.Json;
using Proxmox.Engine.Declarations;
using Proxmox.Hcl;
using Proxmox.Pulumi.Schemas;
using Proxmox.Terraform.Schemas;
using Proxmox.Tools.Discover.Programs;

namespace Proxmox.Tools.Discover;

/// <summary>An object as an earlier run has written it.</summary>
/// <param name="Resource">What it is.</param>
/// <param name="Id">Its import id.</param>
/// <param name="Label">What the configuration calls it.</param>
/// <param name="Key">Its key in a block that stands for several; null in a block of its own.</param>
internal sealed record EarlierObject(Resource Resource, string Id, string Label, string? Key)
{
    /// <summary>The address by which clients know it.</summary>
    public string Address => $"{TypeNames.Of(Resource)}.{Label}{(Key is null ? "" : HclExpression.Path.Key(Key))}";
}

/// <summary>An object that has left the block that it shared with others.</summary>
/// <param name="Resource">What it is.</param>
/// <param name="From">The label of that block.</param>
/// <param name="Key">Its key there.</param>
/// <param name="To">The label of the block that it has by now.</param>
internal sealed record AddressMove(Resource Resource, string From, string? Key, string To);

/// <summary>
/// What an earlier run has called the objects. They go on being called so: a client takes an object under another name for one that is to
/// be deleted, and one that is to be made.
/// </summary>
internal sealed class Earlier
{
    private const string Import = "import";
    private const string Moved = "moved";

    private readonly Dictionary<(string Resource, string Id), EarlierObject> _objects = [];

    private Earlier()
    {
    }

    /// <summary>That of a folder that no run has written into.</summary>
    public static Earlier None { get; } = new();

    /// <summary>The objects.</summary>
    public IReadOnlyCollection<EarlierObject> Objects => _objects.Values;

    /// <summary>What has been told of objects that got other names.</summary>
    public ImmutableArray<AddressMove> Moves { get; private set; } = [];

    /// <summary>How an object was written; null when it was not.</summary>
    public EarlierObject? Of(Resource resource, string id) => _objects.GetValueOrDefault((resource.Name, id));

    /// <summary>The labels that are in use for a resource, also those of objects that are gone: a state may still have them.</summary>
    public IEnumerable<string> LabelsOf(Resource resource) =>
        Objects.Where(one => one.Resource.Name == resource.Name).Select(one => one.Label);

    /// <summary>Reads the files for Terraform and OpenTofu.</summary>
    /// <param name="catalog">What the provider offers.</param>
    /// <param name="folder">The folder.</param>
    /// <exception cref="ToolException">A file of an earlier run cannot be read, or holds what that run has not written.</exception>
    public static Earlier ReadHcl(Catalog catalog, Folder folder)
    {
        var earlier = new Earlier();
        var moves = ImmutableArray.CreateBuilder<AddressMove>();
        var resources = new List<(string File, string Type, string Label)>();
        foreach (var file in folder.Files("*.tf"))
        {
            var isOurs = folder.IsOurs(file);
            foreach (var block in Blocks(file, isOurs))
            {
                if (block.Type == Import && AddressOf(block.Body["to"]) is var (type, label, key)
                    && block.Body["id"] is HclExpression.Text id && Named(catalog, type) is { } resource)
                {
                    earlier._objects[(resource.Name, id.Value)] = new(resource, id.Value, label, key);
                }
                else if (isOurs && block.Type == Moved && AddressOf(block.Body["from"]) is var (from, old, oldKey)
                    && AddressOf(block.Body["to"]) is (_, { } now, null) && Named(catalog, from) is { } moved)
                {
                    moves.Add(new(moved, old, oldKey, now));
                }
                else if (isOurs && block is { Type: "resource", Labels: [var own, var name] })
                {
                    resources.Add((file, own, name));
                }
            }
        }

        var known = earlier.Objects.Select(one => (TypeNames.Of(one.Resource), one.Label)).ToHashSet();
        var strange = resources.Where(one => !known.Contains((one.Type, one.Label))).ToList();
        earlier.Moves = moves.ToImmutable();
        return strange.Count == 0 ? earlier : throw new ToolException(
            $"{Some([.. strange.Select(one => $"{one.Type}.{one.Label}")])} in {Path.GetFileName(strange[0].File)} has no import block in "
            + $"{folder.Path}, so that this command cannot tell which object it is, and would write it anew by another name or not at all: "
            + "a plan would delete it. Put imports.tf back, move what you have written to a file of your own, or name another folder.");
    }

    /// <summary>Reads the list of what Pulumi imports.</summary>
    /// <inheritdoc cref="ReadHcl"/>
    public static Earlier ReadProgram(Catalog catalog, Folder folder)
    {
        var earlier = new Earlier();
        var file = folder.Files(ProgramFiles.Imports).FirstOrDefault();
        if (file is null)
        {
            return earlier;
        }

        try
        {
            var tokens = catalog.Resources.ToDictionary(Tokens.Of, StringComparer.Ordinal);
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var entry in document.RootElement.GetProperty("resources").EnumerateArray())
            {
                if (tokens.TryGetValue(entry.GetProperty("type").GetString()!, out var resource))
                {
                    var id = entry.GetProperty("id").GetString()!;
                    earlier._objects[(resource.Name, id)] = new(resource, id, entry.GetProperty("name").GetString()!, Key: null);
                }
            }
        }
        catch (Exception cause) when (cause is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw Unreadable(file, cause.Message);
        }

        return earlier;
    }

    /// <summary>Names for a sentence, not more than people read.</summary>
    public static string Some(IReadOnlyList<string> names) => names.Count <= 10 ? string.Join(", ", names)
        : $"{string.Join(", ", names.Take(10))} and {names.Count - 10} more";

    private static ImmutableArray<HclBlock> Blocks(string file, bool isOurs)
    {
        try
        {
            return HclReader.Read(file, File.ReadAllText(file)).Blocks;
        }
        catch (HclException wrong)
        {
            return isOurs ? throw Unreadable(file, wrong.Message) : [];
        }
    }

    private static ToolException Unreadable(string file, string why) => new($"{file} cannot be read, which tells what objects have been "
        + $"called so far: {why} Mend it, or name another folder.");

    private static Resource? Named(Catalog catalog, string type) =>
        type.StartsWith(TypeNames.Provider + "_", StringComparison.Ordinal) ? catalog.Resource(type[(TypeNames.Provider.Length + 1)..])
            : null;

    private static (string Type, string Label, string? Key)? AddressOf(HclExpression? to) => to switch
    {
        HclExpression.Path { Steps: [var type, var label] } => (type, label, null),
        HclExpression.Path { Steps: [var type, var label, var key] } => (type, label, key),
        HclExpression.Pick { Source: HclExpression.Path { Steps: [var type, var label] }, Key: HclExpression.Text key } =>
            (type, label, key.Value),
        _ => null,
    };
}
