using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Proxmox.LocalEngine.Wire;

namespace Proxmox.LocalEngine.State;

/// <summary>Resources and pending operations in the state file. What has its ordinary value is left out.</summary>
internal sealed class SnapshotJson(ValueJson values)
{
    public JsonObject Write(Snapshot snapshot) => new()
    {
        ["resources"] = new JsonArray([.. snapshot.Resources.Select(Write)]),
        ["pendingOperations"] = new JsonArray([.. snapshot.Pending.Select(pending => new JsonObject
        {
            ["type"] = Word(pending.Kind),
            ["resource"] = Write(pending.Resource),
        })]),
    };

    public Snapshot Read(JsonObject written) => new(
        [.. Objects(written["resources"]).Select(ReadResource)],
        [.. Objects(written["pendingOperations"]).Select(pending => new PendingOperation(
            Enum.Parse<PendingKind>((string)pending["type"]!, ignoreCase: true),
            ReadResource(pending["resource"]!.AsObject())))]);

    public static string Word(PendingKind kind) => kind switch
    {
        PendingKind.Creating => "creating",
        PendingKind.Updating => "updating",
        PendingKind.Deleting => "deleting",
        PendingKind.Reading => "reading",
        _ => "importing",
    };

    private JsonObject Write(ResourceState state)
    {
        JsonObject written = new() { ["urn"] = state.Urn, ["type"] = state.Type };
        Flag(written, "custom", state.Custom);
        Text(written, "id", state.Id);
        written["inputs"] = values.Write(state.Inputs);
        written["outputs"] = values.Write(state.Outputs);
        Text(written, "parent", state.Parent);
        Text(written, "provider", state.Provider);
        Texts(written, "dependencies", state.Dependencies);
        if (!state.PropertyDependencies.IsEmpty)
        {
            written["propertyDependencies"] = new JsonObject(state.PropertyDependencies.Select(property =>
                KeyValuePair.Create<string, JsonNode?>(property.Key, Array(property.Value))));
        }

        Texts(written, "initErrors", state.InitErrors);
        Texts(written, "additionalSecretOutputs", state.AdditionalSecretOutputs);
        Texts(written, "ignoreChanges", state.IgnoreChanges);
        Texts(written, "replaceOnChanges", state.ReplaceOnChanges);
        if (state.CustomTimeouts != new CustomTimeouts())
        {
            written["customTimeouts"] = new JsonObject
            {
                ["create"] = state.CustomTimeouts.Create,
                ["update"] = state.CustomTimeouts.Update,
                ["delete"] = state.CustomTimeouts.Delete,
                ["read"] = state.CustomTimeouts.Read,
            };
        }

        Text(written, "importID", state.ImportId);
        Text(written, "deletedWith", state.DeletedWith);
        Flag(written, "protect", state.Protect);
        Flag(written, "retainOnDelete", state.RetainOnDelete);
        Flag(written, "external", state.External);
        Flag(written, "delete", state.Delete);
        Flag(written, "pendingReplacement", state.PendingReplacement);
        Flag(written, "refreshBeforeUpdate", state.RefreshBeforeUpdate);
        return written;
    }

    private ResourceState ReadResource(JsonObject written) => new()
    {
        Urn = (string)written["urn"]!,
        Type = (string)written["type"]!,
        Custom = Flag(written, "custom"),
        Id = Text(written, "id"),
        Inputs = Values(written, "inputs"),
        Outputs = Values(written, "outputs"),
        Parent = Text(written, "parent"),
        Provider = Text(written, "provider"),
        Dependencies = Texts(written["dependencies"]),
        PropertyDependencies = (written["propertyDependencies"] as JsonObject)?.ToImmutableSortedDictionary(
            property => property.Key, property => Texts(property.Value), StringComparer.Ordinal)
                ?? ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty,
        InitErrors = Texts(written["initErrors"]),
        AdditionalSecretOutputs = Texts(written["additionalSecretOutputs"]),
        IgnoreChanges = Texts(written["ignoreChanges"]),
        ReplaceOnChanges = Texts(written["replaceOnChanges"]),
        CustomTimeouts = written["customTimeouts"] is JsonObject limits
            ? new((double)limits["create"]!, (double)limits["update"]!, (double)limits["delete"]!, (double)limits["read"]!)
            : new(),
        ImportId = Text(written, "importID"),
        DeletedWith = Text(written, "deletedWith"),
        Protect = Flag(written, "protect"),
        RetainOnDelete = Flag(written, "retainOnDelete"),
        External = Flag(written, "external"),
        Delete = Flag(written, "delete"),
        PendingReplacement = Flag(written, "pendingReplacement"),
        RefreshBeforeUpdate = Flag(written, "refreshBeforeUpdate"),
    };

    private PropertyObject Values(JsonObject written, string name) =>
        written[name] is JsonObject members ? values.Read(members) : PropertyObject.Empty;

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => (list as JsonArray ?? []).Select(item => item!.AsObject());

    private static void Text(JsonObject written, string name, string text)
    {
        if (text.Length > 0)
        {
            written[name] = text;
        }
    }

    private static string Text(JsonObject written, string name) => (string?)written[name] ?? "";

    private static void Flag(JsonObject written, string name, bool flag)
    {
        if (flag)
        {
            written[name] = true;
        }
    }

    private static bool Flag(JsonObject written, string name) => (bool?)written[name] ?? false;

    private static void Texts(JsonObject written, string name, ImmutableArray<string> texts)
    {
        if (!texts.IsEmpty)
        {
            written[name] = Array(texts);
        }
    }

    private static ImmutableArray<string> Texts(JsonNode? list) => [.. (list as JsonArray ?? []).Select(item => (string)item!)];

    private static JsonArray Array(ImmutableArray<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
