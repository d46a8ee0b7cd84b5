using Google.Protobuf;
using NUnit.Framework;
using Proxmox.Model.Values;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Wire;

namespace Proxmox.Testing.Clients;

// The requests of the protocol, in the order in which Terraform sends them.
public sealed partial class WireClient
{
    private async Task<Outcome> ImportAsync(ImportResourceState.Types.Request request)
    {
        var messages = new Messages();
        var answer = await Provider.ImportResourceStateAsync(request);
        if (messages.Add(answer.Diagnostics))
        {
            return messages.Outcome(PlannedAction.Nothing);
        }

        var imported = answer.ImportedResources.Single();
        var read = await Provider.ReadResourceAsync(
            new() { TypeName = _typeName, CurrentState = imported.State, Private = imported.Private });
        if (!messages.Add(read.Diagnostics))
        {
            var state = DynamicValueCodec.Read(read.NewState, _type);
            if (state.IsNull)
            {
                messages.Error("Cannot import non-existent remote object");
            }

            Record(state, read.Private);
        }

        return messages.Outcome(PlannedAction.Nothing);
    }

    private static Value Complete(IEnumerable<string> names, Value config) =>
        config.IsNull ? config : Value.Object(names.Select(name => KeyValuePair.Create(name, config[name])));

    private static void Throw(IEnumerable<Diagnostic> diagnostics)
    {
        var messages = new Messages();
        if (messages.Add(diagnostics))
        {
            throw new InvalidOperationException(string.Join('\n', messages.Outcome(PlannedAction.Nothing).Errors));
        }
    }

    private async Task<Step?> RefreshAndPlanAsync(Value userConfig, Messages messages)
    {
        await ConfigureAsync();
        var config = Complete(_resource.Attributes.Select(field => field.Name), userConfig);
        var prior = await RefreshAsync(messages);
        if (prior is null || (config.IsNull && prior.IsNull))
        {
            return null;
        }

        if (!config.IsNull)
        {
            var validated = await Provider.ValidateResourceConfigAsync(new()
            {
                TypeName = _typeName,
                Config = Write(config),
                ClientCapabilities = new() { WriteOnlyAttributesAllowed = true },
            });
            if (messages.Add(validated.Diagnostics))
            {
                return null;
            }
        }

        if (await PlanAsync(prior, config, _private, messages) is not { } first)
        {
            return null;
        }

        var planned = DynamicValueCodec.Read(first.PlannedState, _type);
        var action = prior.IsNull ? PlannedAction.Create
            : planned.IsNull ? PlannedAction.Delete
            : first.RequiresReplace.Any(path => !At(prior, path).Equals(At(planned, path))) ? PlannedAction.Replace
            : planned.Equals(prior) ? PlannedAction.Nothing
            : PlannedAction.Update;
        if (action == PlannedAction.Replace)
        {
            // Core plans a replacement a second time as a create, with the first plan's private bytes.
            first = await PlanAsync(Value.Null, config, first.PlannedPrivate, messages);
            if (first is null)
            {
                return null;
            }

            planned = DynamicValueCodec.Read(first.PlannedState, _type);
        }

        return new(action, prior, planned, config, first.PlannedPrivate);
    }

    private async Task<Value?> RefreshAsync(Messages messages)
    {
        if (_state is null)
        {
            return Value.Null;
        }

        var upgraded = await Provider.UpgradeResourceStateAsync(
            new() { TypeName = _typeName, Version = _resource.Version, RawState = new() { Json = ByteString.CopyFrom(_state) } });
        if (messages.Add(upgraded.Diagnostics))
        {
            return null;
        }

        var read = await Provider.ReadResourceAsync(
            new() { TypeName = _typeName, CurrentState = upgraded.UpgradedState, Private = _private });
        if (messages.Add(read.Diagnostics))
        {
            return null;
        }

        _private = read.Private;
        return DynamicValueCodec.Read(read.NewState, _type);
    }

    // Core plans once more inside the apply, newer ones with what the plan has noted: then all has been said, and PVE was asked.
    private async Task RepeatAsync(Step step, Messages messages)
    {
        if (!step.Planned.IsNull && await PlanAsync(
            step.Prior, step.Config, step.Prior.IsNull ? ByteString.Empty : _private, messages, step.Private) is { } again)
        {
            Assert.That((DynamicValueCodec.Read(again.PlannedState, _type), again.PlannedPrivate), Is.EqualTo((step.Planned, step.Private)),
                "the plan inside the apply");
        }
    }

    private async Task<PlanResourceChange.Types.Response?> PlanAsync(
        Value prior, Value config, ByteString memory, Messages messages, ByteString? planned = null)
    {
        var answer = await Provider.PlanResourceChangeAsync(new()
        {
            TypeName = _typeName,
            PriorState = Write(prior),
            // Our engine plans from config, prior and memory; any conforming proposal will do.
            ProposedNewState = Write(config),
            Config = Write(config),
            PriorPrivate = memory,
            PlannedPrivate = planned ?? ByteString.Empty,
            ClientCapabilities = new() { WriteOnlyAttributesAllowed = true },
        });
        // Core cannot write down a plan of which the identity is unknown.
        Assert.That(answer.PlannedIdentity is not { } identity
            || DynamicValueCodec.Read(identity.IdentityData, CtyType.Of(_resource.Identity)).IsWhollyKnown, "the planned identity");
        return messages.Add(answer.Diagnostics) ? null : answer;
    }

    private async Task<bool> ChangeAsync(Value prior, Value planned, Value config, ByteString memory, Messages messages)
    {
        var answer = await Provider.ApplyResourceChangeAsync(new()
        {
            TypeName = _typeName,
            PriorState = Write(prior),
            PlannedState = Write(planned),
            Config = Write(config),
            PlannedPrivate = memory,
        });
        await _attached.Engine.SettledAsync();
        var failed = messages.Add(answer.Diagnostics);
        var state = DynamicValueCodec.Read(answer.NewState, _type);
        // With an error and no state, core keeps what it had.
        Record(failed && state.IsNull ? prior : state, answer.Private);
        return !failed;
    }

    private void Record(Value state, ByteString memory)
    {
        _state = state.IsNull ? null : CtyJson.Write(state, _type);
        _private = memory;
    }

    private DynamicValue Write(Value value) => DynamicValueCodec.Write(value, _type);

    private static Value At(Value value, Terraform.Protocol.AttributePath path) =>
        path.Steps.Aggregate(value, (at, step) => step.SelectorCase switch
    {
        Terraform.Protocol.AttributePath.Types.Step.SelectorOneofCase.AttributeName => at[step.AttributeName],
        Terraform.Protocol.AttributePath.Types.Step.SelectorOneofCase.ElementKeyString => at[step.ElementKeyString],
        Terraform.Protocol.AttributePath.Types.Step.SelectorOneofCase.ElementKeyInt => at.Items.ElementAtOrDefault((int)step.ElementKeyInt)
            ?? Value.Null,
        _ => at,
    });

    private sealed record Step(PlannedAction Action, Value Prior, Value Planned, Value Config, ByteString Private);
}
