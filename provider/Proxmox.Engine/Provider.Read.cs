using Proxmox.Client;
using Proxmox.Engine.Declarations;
using Proxmox.Engine.Mapping;
using Proxmox.Engine.Operations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Values;

namespace Proxmox.Engine;

public sealed partial class Provider
{
    /// <inheritdoc cref="ReadAsync"/>
    public async partial Task<ReadAnswer> ReadAsync(Resource resource, ReadRequest request, CancellationToken cancel)
    {
        var diagnostics = new DiagnosticList();
        var state = Marked(resource, request.State);
        if (!state.IsNull && state[Resource.Id.Name].IsNull)
        {
            // What was taken over from another provider has no import id yet, by which lists are searched.
            state = state.With(Resource.Id.Name, Paths.ImportId(resource, state));
        }

        request = request with { State = state };
        await RunAsync(resource, "read", state, Value.Null, diagnostics, timeouts =>
            timeouts.Read, request.Limit, async (session, deadline) =>
        {
            var operation = new Operation(resource, session, request.State, Value.Null, Value.Null, diagnostics, progress: null)
            {
                IsOwn = request.IsOwn,
            };
            PveData? listed, live;
            try
            {
                listed = request.IsOwn ? null : await session.Lists.TellAsync(operation, deadline);
                live = listed ?? await Generic.ReadAsync(operation, deadline);
            }
            catch (PveFault fault) when (fault.SilentNode is { } node && session.KeepsUnreachable && IsRecorded(resource, request.State))
            {
                diagnostics.Warn(
                    $"Node {node} does not answer",
                    $"{resource.Name} \"{Paths.ImportId(resource, state).AsText()}\" is there, so that its recorded state is taken as it "
                        + "is; a change of it fails until the node is back. Set keep_unreachable = false in the provider's configuration "
                        + "to have an error instead.");
                return;
            }

            catch (PveFault fault) when (fault.IsOfConnection && IsRecorded(resource, request.State) && !session.RefusesFirst())
            {
                // The run fails by the first one's error, and whatever it would go on to do is refused in the same way.
                return;
            }

            if (live is null)
            {
                session.Known.Lose(resource, state);
                state = Value.Null;
            }
            else if (IsOfThisKind(resource, live, diagnostics, request.State))
            {
                var recorded = state;
                state = StateOf(resource, live, recorded, request.Managed);
                if (listed is not null)
                {
                    state = resource.Api.Listed!.Omits.Aggregate(state, (told, field) => told.With(field.Name, recorded[field.Name]));
                }

                session.Known.Record(resource, state);
            }
        }, cancel);
        return new(state, request.Managed, diagnostics);
    }

    /// <summary>
    /// The state for what PVE says, in the recorded spelling where it means the same; what PVE does not tell stays as recorded, and slots
    /// of others are left out.
    /// </summary>
    private static Value StateOf(Resource resource, PveData live, Value recorded, ManagedAttributes managed)
    {
        var state = Value.Object(resource.Attributes.Select(field =>
        {
            var kept = recorded[field.Name];
            var isTold = !field.IsNeverReturned && field.Name != Resource.Id.Name && !resource.Identity.Contains(field);
            var value = isTold ? PriorSpelling.Keep(field, kept, ManagedSlots.Of(field, FromData.Member(field, live), kept, managed))
                : kept;
            // A computed value that reads do not tell, as a token's secret, is known from the create alone.
            return KeyValuePair.Create(field.Name, value.IsUnknown || field.IsWriteOnly ? Value.Null : value);
        }));
        return state.With(Resource.Id.Name, Paths.ImportId(resource, state));
    }

    // An import knows of the object no more than what it is called, and a move what PVE does not tell besides.
    private static bool IsRecorded(Resource resource, Value state) =>
        resource.Fields.Any(field => !resource.Identity.Contains(field) && !field.IsNeverReturned && !state[field.Name].IsNull);

    private static bool IsOfThisKind(Resource resource, PveData live, DiagnosticList diagnostics, Value state)
    {
        if (resource.Api.Only is not var (member, expected) || live[member].AsText() is not { } actual || actual == expected)
        {
            return true;
        }

        diagnostics.Error(
            $"Could not read {resource.Name} \"{Paths.ImportId(resource, state).AsText()}\"",
            $"PVE has an object of that name, but its {member} is {actual} and not {expected}. Use the resource for {actual}, or remove "
                + "this one from the state.");
        return false;
    }
}
