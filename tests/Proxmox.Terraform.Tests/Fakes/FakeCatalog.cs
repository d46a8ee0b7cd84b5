using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Operations;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Terraform.Tests.Fakes;

/// <summary>A few declarations with an attribute of every kind, over a <see cref="FakePve"/>.</summary>
internal static class FakeCatalog
{
    private static readonly Field<string> Name = Text("name", "Name.").Required().Replacing();

    private static readonly Field<string> Parent = Text("gadget", "The gadget.").Required().Replacing().NotAParameter();

    public static Resource Gadget { get; } = new("gadget", "A thing with attributes of every kind.")
    {
        Area = new("test", "Test", "Test"),
        Plural = "gadgets",
        Version = 1,
        Upgrades = [new(0, stored => stored.With("comment", stored["note"]).Without("note"))],
        Api = new("/gadgets") { Item = "/gadgets/{name}" },
        Fields =
        [
            Name,
            Text("comment", "Free text."),
            Text("size", "Size.").As(Formats.Size),
            Text("mode", "Mode.").ImpliedDefault("auto"),
            Whole("weight", "Weight."),
            TextSet("labels", "Labels."),
            Nested("limits", "Limits.", Whole("cpu", "Cores."), Whole("memory_mib", "Memory.")),
            Slots("nets", "Networks.", Text("model", "Model.").Required(), Text("mac", "Address.").As(Formats.MacAddress)).OnWire("net"),
            Text("password", "Secret.").Secret().NeverReturned(),
            Text("serial", "Serial number.").Computed(),
        ],
        Identity = [Name],
        ImportId = new("{name}", "first"),
        Timeouts = OperationTimeouts.Standard,
    };

    public static Resource Part { get; } = new("part", "A part of a gadget.")
    {
        Area = new("test", "Test", "Test"),
        Plural = "parts",
        Api = new("/gadgets/{gadget}/parts") { Item = "/gadgets/{gadget}/parts/{name}" },
        Fields = [Parent, Name],
        Identity = [Parent, Name],
        ImportId = new("{gadget}/{name}", "first/second"),
        Deprecation = new("Use proxmox_gadget.", "2.0.0"),
    };

    public static Command Turn { get; } = new("gadget_turn", "Turns a gadget.")
    {
        Area = new("test", "Test", "Test"),
        Verb = "turn",
        Target = Name,
        Fields =
        [
            Name with { IsReplacing = false },
            Whole("degrees", "How far.").Between(1, 360),
            Text("code", "Code of the lock.").Secret(),
            Text("screw", "A screw that PVE 9.1 has.").Since("9.1"),
            Text("sound", "What is heard.").Computed(),
            Text("key", "The key.").Secret().Computed(),
        ],
        Run = LockAsync,
    };

    private static readonly Field<string> Word = Text("word", "A word.").Required().Matching("[a-z]+", "a word of small letters");

    private static readonly Field<long> Times = Whole("times", "How often.").Between(1, 9);

    /// <summary>Says a word several times.</summary>
    public static Function Repeat { get; } = new("word_repeat", "Says a word again. Unset, once.")
    {
        Area = new("test", "Test", "Test"),
        Verb = "repeat",
        Fields = [Word, Times],
        Result = Text("text", "What is said.").Computed(),
        Compute = arguments => arguments.Get(Word) == "bug" ? throw new InvalidOperationException("broken")
            : arguments.Get(Word) == "quiet" ? throw new FunctionFault(Word, "word is never said.")
            : string.Concat(Enumerable.Repeat(arguments.Get(Word)!, (int)(arguments.Get(Times) ?? 1))),
    };

    private static readonly Field<Attributes> Whom = Nested("whom", "Who is greeted.",
        Text("name", "Name.").Required(), Whole("age", "Age.").Between(0, 150), TextSet("titles", "Titles.")).Required();

    /// <summary>Gives back an object.</summary>
    public static Function Greet { get; } = new("greet", "Greets.")
    {
        Area = new("test", "Test", "Test"),
        Fields = [Whom],
        Result = Nested("whom_greeted", "Who was greeted.", Text("name", "Name.").Computed(), Whole("age", "Age.").Computed(),
            TextSet("titles", "Titles.").Computed()).Computed(),
        Compute = arguments => arguments[Whom],
    };

    /// <summary>A key that is there for one run.</summary>
    public static Ephemeral Key { get; } = new("key", "A key.")
    {
        Area = new("test", "Test", "Test"),
        Fields = [Text("name", "Name.").Required().Matching("[a-z]+", "small letters"), Text("value", "The key.").Computed().Secret()],
        InPulumi = "Not there.",
        Open = async (run, cancel) =>
        {
            await run.Pve.PostAsync("/gadgets", new Form().Add("name", run.Config.Value["name"].AsText()!), cancel);
            return new(Value.Object(("value", "canary")))
            {
                Notes = Value.Object(("name", run.Config.Value["name"])),
                RenewAt = DateTimeOffset.UnixEpoch.AddHours(1),
            };
        },
        Renew = async (run, notes, cancel) =>
        {
            await run.Pve.PutAsync($"/gadgets/{notes["name"].AsText()}", new Form().Add("renewed", "1"), cancel);
            return new(Value.Null) { Notes = notes, RenewAt = DateTimeOffset.UnixEpoch.AddHours(2) };
        },
        Close = async (run, notes, cancel) => await run.Pve.DeleteAsync($"/gadgets/{notes["name"].AsText()}", cancel: cancel),
    };

    public static Catalog Catalog { get; } = new([Gadget, Part], [], [Turn], [Repeat, Greet], [Key]);

    public static Provider Provider(FakePve pve) => new(Catalog, new() { Connect = (_, _, _) => pve, Environment = Environment });

    private static string? Environment(string name) => name switch
    {
        "PROXMOX_VE_ENDPOINT" => "https://127.0.0.1:1",
        "PROXMOX_VE_API_TOKEN" => "root@pam!test=00000000-0000-0000-0000-000000000000",
        _ => null,
    };

    // Tells its progress as a task does: the same line comes again and again.
    private static async Task<Value?> LockAsync(CommandRun run, CancellationToken cancel)
    {
        var task = Upid.Parse("UPID:pve1:0000A1B2:00C3D4E5:65A1B2C3:turn:first:root@pam:");
        foreach (var (line, percent) in new[] { ((string?)null, (double?)null), ("turning", 10), ("turning", 10), ("turning", 55.5),
            ("at rest", 55.5) })
        {
            run.Progress?.Report(new(task, line, percent, TimeSpan.Zero));
        }

        await run.Pve.PutAsync(
            "/gadgets/" + run.Config.Value["name"].AsText(), new Form().Add("turned", run.Config.Value["degrees"].ToString()), cancel);
        run.Note("It squeaks.");
        return Value.Object(("sound", "creak\ncreak"), ("key", "canary"));
    }

    private static Value Without(this Value value, string member) => Value.Object(value.Members.Where(entry => entry.Key != member));
}
