using System.Text.Json.Nodes;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Pulumi.Schemas;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Pulumi.Tests.Schemas;

/// <summary>Declarations with an attribute of every kind, and the schema that follows from them.</summary>
internal static class Sample
{
    public const string Gadget = "proxmox:node:Gadget";
    public const string Part = "proxmox:node:GadgetPart";

    private static readonly Field<string> Name = Text("gadget_id", "Name of the gadget, unlike `base_name`.").Required().Replacing()
        .Autonamed().OfLength(1, 10);

    public static Resource GadgetResource { get; } = new("gadget", "A thing. It is named by `gadget_id`.")
    {
        Area = new("node", "Nodes", "Nodes"),
        Plural = "gadgets",
        Api = new("/gadgets") { Item = "/gadgets/{gadget_id}" },
        Fields =
        [
            Name,
            Text("base_name", "Name that `gadget_id` is made from; `other_name` is not one.").Required(),
            Text("comment", "Free text."),
            Text("mode", "How it runs: `slow-2` (with care), `ldap+tls`.").OneOf("slow-2", "ldap+tls", "2.1").ImpliedDefault("slow-2"),
            Whole("weight", "Weight in grams."),
            Whole("size_bytes", "Size in bytes."),
            Fraction("share", "Share."),
            Flag("enabled", "Whether it runs.").ImpliedDefault(true),
            TextSet("labels", "Labels.").OneOf("a", "b"),
            Nested(
                "limits", "Limits.",
                Whole("cpu_cores", "Cores.").Required(),
                Text("kind", "Kind of `cpu_cores`.").ImpliedDefault("x"),
                Text("pin", "Secret within.").Secret()),
            Slots("nets", "Networks by slot.", Text("model", "Model.").Required()).OnWire("net"),
            NestedList("rules", "Rules in order.", Text("action", "What it does.").Required()),
            Text("password", "Secret.").Secret().NeverReturned(),
            Text("gadget", "Named as the class.").Deprecated("Use `base_name`.", "2.0.0").Since("9.1"),
            NestedList("events", "What happened.", Text("at", "When.").Required(), Text("note", "A note.")).Computed().AlwaysReturned(),
        ],
        Identity = [Name],
        ImportId = new("{gadget_id}", "fir$t"),
        Timeouts = OperationTimeouts.Standard,
        Privileges = [new("Gadget.Modify", "/gadget/{gadget_id}")],
        FormerNames = ["thing"],
        Since = "9.0",
    };

    public static Resource PartResource { get; } = new("gadget_part", "A part of a gadget.")
    {
        Area = new("node", "Nodes", "Nodes"),
        Plural = "gadget_parts",
        Api = new("/gadgets/{gadget_id}/parts") { Item = "/gadgets/{gadget_id}/parts/{part_id}" },
        Fields = [Name with { IsAutonamed = false }, Text("part_id", "Name of the part.").Required().Replacing(),
            Text("comment", "Free text.")],
        Identity = [Name with { IsAutonamed = false }, Text("part_id", "Name of the part.").Required().Replacing()],
        ImportId = new("{gadget_id}/{part_id}", "first/second"),
        Deprecation = new("Use `gadget_id`.", "2.0.0"),
    };

    public static Command TurnCommand { get; } = new("gadget_turn", "Turns the gadget `gadget_id`.")
    {
        Area = new("node", "Nodes", "Nodes"),
        Verb = "turn",
        Fields =
        [
            Name with { IsReplacing = false, IsAutonamed = false },
            Text("speed", "How fast.").OneOf("slow", "fast"),
            Text("code", "Code of the lock.").Secret(),
            Text("key", "The key.").Secret().Computed(),
            Nested("noise", "What is heard.", Text("pitch", "How high.")).Computed(),
        ],
        Run = (_, _) => throw new NotSupportedException(),
        Privileges = [new("Gadget.Turn", "/gadget/{gadget_id}")],
    };

    public static Catalog Catalog { get; } = new([GadgetResource, PartResource], [], [TurnCommand]);

    /// <summary>The schema's text.</summary>
    public static string Json => PulumiSchema.Build(Catalog, ProviderConfiguration.Declaration, "1.2.3");

    /// <summary>The schema, to be changed at will.</summary>
    public static JsonObject Tree() => JsonNode.Parse(Json)!.AsObject();

    /// <summary>The schema of one resource with those fields.</summary>
    public static JsonObject Of(params Field[] fields)
    {
        var resource = GadgetResource with { Fields = [Name, .. fields], FormerNames = [] };
        return JsonNode.Parse(PulumiSchema.Build(new([resource], []), ProviderConfiguration.Declaration, "1.2.3"))!.AsObject();
    }

    /// <summary>The node at a path of member names and indices with slashes; an escaped slash is <c>%2F</c>.</summary>
    public static JsonNode At(this JsonNode tree, string path)
    {
        foreach (var step in path.Split('/'))
        {
            tree = (tree is JsonArray array ? array[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : tree[step])
                ?? throw new KeyNotFoundException($"There is no {step} on the way to {path}.");
        }

        return tree;
    }

    /// <summary>The texts of an array.</summary>
    public static IEnumerable<string> Texts(this JsonNode? array) =>
        array is null ? [] : array.AsArray().Select(item => item!.GetValue<string>());
}
