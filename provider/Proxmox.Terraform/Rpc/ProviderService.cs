using Google.Protobuf.Collections;
using Grpc.Core;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Values;
using Proxmox.Terraform.HostChecks;
using Proxmox.Terraform.Protocol;
using Proxmox.Terraform.Schemas;
using Proxmox.Terraform.Wire;
using Core = Proxmox.Engine.Provider;
using Diagnostic = Proxmox.Terraform.Protocol.Diagnostic;

namespace Proxmox.Terraform.Rpc;

/// <summary>
/// The service that Terraform and OpenTofu call. Every call ends with an answer: whatever goes wrong is a diagnostic beside the best known
/// state, for a gRPC status would make the host forget both.
/// </summary>
internal sealed partial class ProviderService : Protocol.Provider.ProviderBase, IDisposable
{
    private readonly Lazy<Core> _core;
    private readonly CheckMode _checks;
    private readonly PveLog _log;
    private CancellationTokenSource _running = new();
    private volatile bool _findsEveryPath;

    /// <summary>A service over the engine.</summary>
    /// <param name="core">Gives the engine; asked when the first call needs it.</param>
    /// <param name="checks">What happens to answers that the host would refuse.</param>
    /// <param name="log">The log.</param>
    public ProviderService(Func<Core> core, CheckMode checks, PveLog log)
    {
        _core = new(core);
        _checks = checks;
        _log = log;
    }

    /// <summary>Whether the host goes on to destroy what it has.</summary>
    public Func<bool> IsDestroying { get; init; } = () => false;

    private Core Core => _core.Value;

    /// <summary>Begins to make the engine, so that the first call finds it there.</summary>
    public void WarmUp() => _ = Core;

    /// <summary>Cancels what is under way; later calls run as usual, for a debugged provider outlives many commands.</summary>
    public void Stop()
    {
        // Not disposed: calls under way still hold its token.
        var stopped = Interlocked.Exchange(ref _running, new());
        stopped.Cancel();
    }

    /// <inheritdoc/>
    public void Dispose() => _running.Dispose();

    private async Task<TAnswer> AnswerAsync<TAnswer>(
        TAnswer answer,
        RepeatedField<Diagnostic> diagnostics,
        ServerCallContext context,
        Func<CancellationToken, Task> work)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, _running.Token);
        try
        {
            await work(cancel.Token);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            diagnostics.AddError("Cancelled", "The operation was stopped as you asked.");
        }
        catch (NotFiniteException e)
        {
            diagnostics.AddError(
                "A number is not finite",
                $"{e.Path} must be a finite number, but is infinite. A division by zero gives such a number without an error of its own: "
                    + $"mend the expression that {e.Path} is computed with.",
                e.Path);
        }
        catch (HostCheckException) when (_checks == CheckMode.Throw)
        {
            throw;
        }
        catch (Exception e)
        {
            ReportBug(diagnostics, context.Method, e);
        }

        Point(diagnostics);
        return answer;
    }

    // The host that stores the private data of a plan finds every path as well; no call but these says so, and one host calls at a time.
    private void Meet(ClientCapabilities? host) => _findsEveryPath = host?.StorePlannedPrivate ?? false;

    private void Point(RepeatedField<Diagnostic> diagnostics)
    {
        if (!_findsEveryPath)
        {
            Pointing.Shorten(diagnostics);
        }
    }

    private Task<TAnswer> Answer<TAnswer>(TAnswer answer, RepeatedField<Diagnostic> diagnostics, ServerCallContext context, Action work) =>
        AnswerAsync(answer, diagnostics, context, _ =>
        {
            work();
            return Task.CompletedTask;
        });

    private void ReportBug(RepeatedField<Diagnostic> diagnostics, string method, Exception e)
    {
        var call = method[(method.LastIndexOf('/') + 1)..];
        if (_log.IsOn(PveLogLevel.Error))
        {
            _log.Write(PveLogLevel.Error, "A call failed with an exception.", new("call", call), new("exception", e.ToString()));
        }

        diagnostics.AddError(
            "The Proxmox VE provider has a bug",
            $"{call} failed in a way that the provider did not foresee: {Unforeseen.Describe(e)}: {e.Message}\n\nPlease report this with "
                + "the output of the same command under TF_LOG=debug. The state that was last known is kept.");
    }

    private void Judge(string what, string typeName, IReadOnlyList<Breach> breaches)
    {
        if (breaches.Count == 0)
        {
            return;
        }

        var list = string.Join("\n", breaches);
        if (_checks == CheckMode.Throw)
        {
            throw new HostCheckException($"The {what} of {typeName} breaks the host's rules:\n{list}");
        }

        if (_log.IsOn(PveLogLevel.Error))
        {
            _log.Write(PveLogLevel.Error, $"The {what} broke the host's rules and was repaired.", new("type", typeName),
                new("breaches", list));
        }
    }

    private Resource? FindResource(string typeName, RepeatedField<Diagnostic> diagnostics)
    {
        var found = Core.Catalog.Resource(typeName.AsSpan());
        if (found is null)
        {
            AddUnknown(diagnostics, "resource", typeName);
        }

        return found;
    }

    private static void AddUnknown(RepeatedField<Diagnostic> diagnostics, string kind, string typeName) => diagnostics.AddError(
        $"There is no {kind} {typeName}",
        $"This release of the Proxmox VE provider has no {kind} of that name. Check the spelling, or use a release of the provider that "
            + "has it.");

    // A host cannot store an identity of which a part is unknown, and then shows no plan at all; one that is left out comes with the apply.
    private static ResourceIdentityData? WriteIdentity(Resource resource, Value state)
    {
        if (state.IsNull || !SchemaBuilder.HasIdentity(resource))
        {
            return null;
        }

        var identity = Core.IdentityOf(resource, state);
        var isComplete = identity.Members.Values.All(part => !part.IsNull) && identity.IsWhollyKnown;
        return isComplete ? new() { IdentityData = DeclarationCodec.OfIdentity(resource).Write(identity) } : null;
    }
}
