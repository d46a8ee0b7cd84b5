using System.Text.Json.Nodes;
using Proxmox.LocalEngine.Logs;
using Proxmox.LocalEngine.State;
using Proxmox.LocalEngine.Steps;

namespace Proxmox.LocalEngine.Display;

/// <summary>What came of a command, for scripts. Secrets are not in it.</summary>
public static class ResultJson
{
    /// <summary>One object: <c>succeeded, changes, steps, diagnostics, outputs</c>.</summary>
    public static JsonObject Of(DeploymentResult result) => new()
    {
        ["succeeded"] = result.Succeeded,
        ["preview"] = result.IsPreview,
        ["changes"] = new JsonObject(
            result.Changes.Select(change => KeyValuePair.Create<string, JsonNode?>(Word(change.Key), change.Value))),
        ["steps"] = new JsonArray([.. result.Steps.Where(step => !step.IsInternal).Select(Of)]),
        ["diagnostics"] = new JsonArray(
            [.. result.Diagnostics.Where(message => message is { Severity: not Severity.Debug, Ephemeral: false }).Select(Of)]),
        ["outputs"] = ValueJson.ForShow.Write(result.Outputs),
    };

    /// <summary>What is recorded of a resource.</summary>
    public static JsonObject Of(ResourceState state) => new()
    {
        ["urn"] = state.Urn,
        ["type"] = state.Type,
        ["id"] = state.Id,
        ["inputs"] = ValueJson.ForShow.Write(state.Inputs),
        ["outputs"] = ValueJson.ForShow.Write(state.Outputs),
    };

    private static JsonObject Of(StepRecord step)
    {
        JsonObject written = new()
        {
            ["op"] = Word(step.Op),
            ["urn"] = step.Urn,
            ["old"] = step.Old is null ? null : Of(step.Old),
            ["new"] = step.New is null ? null : Of(step.New),
        };
        if (!step.Keys.IsEmpty)
        {
            written["replaceReasons"] = new JsonArray([.. step.Keys.Select(key => JsonValue.Create(key))]);
        }

        if (step.DetailedDiff is { } details)
        {
            written["detailedDiff"] = new JsonObject(details.Select(detail => KeyValuePair.Create<string, JsonNode?>(
                detail.Key, new JsonObject { ["kind"] = detail.Value.Kind.ToString(), ["inputDiff"] = detail.Value.InputDiff })));
        }

        if (step.Error is not null)
        {
            written["error"] = step.Error;
        }

        return written;
    }

    private static JsonObject Of(Diagnostic message) => new()
    {
        ["severity"] = message.Severity.ToString().ToLowerInvariant(),
        ["urn"] = message.Urn,
        ["message"] = message.Message,
    };

    private static string Word(StepOp op)
    {
        var name = op.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
