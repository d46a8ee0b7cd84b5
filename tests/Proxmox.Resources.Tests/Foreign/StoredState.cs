using System.Text.Json;
using System.Text.Json.Nodes;
using Proxmox.Testing;

namespace Proxmox.Resources.Tests.Foreign;

/// <summary>A state as another provider stores it, with invented values, and what becomes of it.</summary>
/// <param name="Provider">The other provider's address, without a host.</param>
/// <param name="Types">The names of its type.</param>
/// <param name="State">The attributes.</param>
/// <param name="To">The resource that it becomes; null when there is none.</param>
/// <param name="Id">The import id that it has then; the words that the message needs when there is no resource.</param>
internal sealed record StoredState(string Provider, IReadOnlyList<string> Types, JsonObject State, string? To, string Id)
{
    public static IReadOnlyList<StoredState> All { get; } =
    [
        .. File.ReadLines(Path.Combine(Repository.Root, "tests/Proxmox.Resources.Tests/Foreign/states.jsonl"))
            .Select(line => JsonNode.Parse(line)!.AsObject())
            .Select(row => new StoredState(
                (string)row["provider"]!, [.. row["types"]!.AsArray().Select(name => (string)name!)], row["state"]!.AsObject(),
                (string?)row["to"], (string)row["id"]!)),
    ];

    public byte[] Json => JsonSerializer.SerializeToUtf8Bytes(State);

    public override string ToString() => $"{Types[0]} as {Id}";
}
