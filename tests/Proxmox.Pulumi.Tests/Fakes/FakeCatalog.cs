using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Pulumi.Tests.Fakes;

/// <summary>A few declarations with a property of every kind, over a <see cref="FakePve"/>.</summary>
internal static class FakeCatalog
{
    private static readonly Field<string> Name = Text("name", "Name.").Required().Replacing().Autonamed()
        .Matching("[a-z0-9-]{1,20}", "at most 20 lower-case letters, digits and hyphens");

    private static readonly Field<string> Parent = Text("gadget", "The gadget.").Required().Replacing().NotAParameter();

    private static readonly Field<string> PartName = Text("part_name", "Name.").OnWire("name").Required().Replacing();

    private static readonly Field<string> Tag = Text("tag", "A tag.").ClearedBy(Clear.Replacing);

    private static readonly Field<string> Source = Text("source_file", "Source.").CreateOnly();

    public static Resource Gadget { get; } = new("test_gadget", "A thing with properties of every kind.")
    {
        Area = new("test", "Test", "Test"),
        Plural = "test_gadgets",
        Api = new("/gadgets") { Item = "/gadgets/{name}" },
        Fields =
        [
            Name,
            Text("comment", "Free text."),
            Text("size", "Size.").As(Formats.Size),
            Text("mode", "Mode.").OneOf("auto", "manual").ImpliedDefault("auto"),
            Whole("max_files", "Files.").OnWire("maxfiles").Between(1, 1_000_000),
            Flag("is_active", "Whether it is active.").OnWire("active"),
            TextSet("labels", "Labels."),
            TextList("steps", "Steps."),
            Text("server", "Server.").Replacing(),
            Nested("limits", "Limits.", Whole("cpu", "Cores."), Whole("memory_mib", "Memory.").OnWire("memory").Between(16, 1_000_000)),
            Slots("nets", "Networks.", Text("model", "Model.").Required(), Text("mac", "Address.").As(Formats.MacAddress),
                Text("key", "Key.").Secret()).OnWire("net"),
            Tag,
            Source,
            Text("password", "Secret.").Secret().NeverReturned(),
            Text("picked", "What PVE picks.").ServerChosen(),
            Text("serial", "Serial number.").Computed(),
            Text("revision", "Revision.").Computed().UnknownOnUpdate(),
        ],
        Constraints = [Constraint.AtMostOne(Tag, Source)],
        Identity = [Name],
        ImportId = new("{name}", "first"),
        Timeouts = OperationTimeouts.Standard,
    };

    public static Resource Part { get; } = new("test_part", "A part of a gadget.")
    {
        Area = new("test", "Test", "Test"),
        Plural = "test_parts",
        Api = new("/gadgets/{gadget}/parts") { Item = "/gadgets/{gadget}/parts/{part_name}" },
        Fields = [Parent, PartName, Text("secret_code", "A code.").Required().Secret().NeverReturned(),
            Text("former_code", "A code.").Deprecated("Use secret_code instead.", "2.0.0")],
        Identity = [Parent, PartName],
        ImportId = new("{gadget}/{part_name}", "first/second"),
        Deprecation = new("Use gadgets instead.", "3.0.0"),
    };

    public static Command Turn { get; } = new("test_gadget_turn", "Turns a gadget.")
    {
        Area = new("test", "Test", "Test"),
        Verb = "turn",
        Target = Name,
        Fields =
        [
            Name with { IsReplacing = false, IsAutonamed = false },
            Whole("turn_degrees", "How far.").Between(1, 360),
            Text("lock_code", "Code of the lock.").Secret(),
            Text("former_comment", "Comment before.").Computed(),
            Text("key", "The key.").Secret().Computed(),
        ],
        Run = LockAsync,
    };

    public static Catalog Catalog { get; } = new([Gadget, Part], [], [Turn]);

    public static Provider Provider(FakePve pve, Func<string, string?>? environment = null, TimeProvider? time = null) =>
        new(Catalog, new() { Connect = (_, _, _) => pve, Environment = environment ?? Environment, Time = time ?? TimeProvider.System });

    public static string? Environment(string name) => name switch
    {
        "PROXMOX_VE_ENDPOINT" => "https://127.0.0.1:1",
        "PROXMOX_VE_API_TOKEN" => "root@pam!test=00000000-0000-0000-0000-000000000000",
        _ => null,
    };

    private static async Task<Value?> LockAsync(CommandRun run, CancellationToken cancel)
    {
        var path = "/gadgets/" + run.Config.Value["name"].AsText();
        var former = (await run.Pve.GetAsync(path, cancel: cancel))["comment"].AsText();
        var task = Upid.Parse("UPID:pve1:0000A1B2:00C3D4E5:65A1B2C3:turn:first:root@pam:");
        run.Progress?.Report(new(task, "turning with canary", 10, TimeSpan.Zero));
        await run.Pve.PutAsync(path, new Form().Add("comment", "turned"), cancel);
        run.Note("It squeaks.");
        return Value.Object(("former_comment", former is null ? Value.Null : former), ("key", "k3y"));
    }
}
