using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Pulumirpc;

namespace Proxmox.EngineReplay;

/// <summary>
/// A call that failed. Only its words were recorded; whether it left an object, and which, shows in what the real engine knew of the object
/// afterwards.
/// </summary>
/// <param name="call">The call.</param>
/// <param name="step">The step that it belongs to.</param>
/// <param name="error">What was answered, as gRPC's Go library prints it.</param>
/// <param name="afterwards">The steps behind it.</param>
internal sealed class Failure(RecordedCall call, RecordedStep step, string error, IReadOnlyList<RecordedStep> afterwards)
{
    private const string Code = "code = ";
    private const string Description = " desc = ";

    /// <summary>The answer.</summary>
    public RpcException Exception
    {
        get
        {
            var (code, description) = Parts();
            if (Left() is not { } left)
            {
                return new(new(code, description));
            }

            left.Reasons.Add(description);
            var status = new Google.Rpc.Status { Code = (int)code, Message = description, Details = { Any.Pack(left) } };
            return new(new(code, description), new Metadata { { "grpc-status-details-bin", status.ToByteArray() } });
        }
    }

    private (StatusCode Code, string Description) Parts()
    {
        var (code, description) = (error.IndexOf(Code, StringComparison.Ordinal), error.IndexOf(Description, StringComparison.Ordinal));
        return code >= 0 && description > code && System.Enum.TryParse<StatusCode>(error[(code + Code.Length)..description], out var status)
            ? (status, error[(description + Description.Length)..])
            : (StatusCode.Unknown, error);
    }

    private ErrorResourceInitFailed? Left()
    {
        var next = afterwards.SelectMany(step => step.ToProvider).FirstOrDefault(
            later => later.Subject == call.Subject && later.Request is DiffRequest or UpdateRequest or ReadRequest or DeleteRequest);
        var left = next?.Request switch
        {
            DiffRequest diff => new ErrorResourceInitFailed { Id = diff.Id, Properties = diff.Olds, Inputs = diff.OldInputs },
            UpdateRequest update => new() { Id = update.Id, Properties = update.Olds, Inputs = update.OldInputs },
            ReadRequest read => new() { Id = read.Id, Properties = read.Properties, Inputs = read.Inputs },
            DeleteRequest delete => new() { Id = delete.Id, Properties = delete.Properties, Inputs = delete.OldInputs },
            _ => null,
        };

        // A create that left what was there before, in whose place it was to be, has failed altogether, and an update that left it as it
        // was.
        var before = step.ToProvider.Where(earlier => earlier.Subject == call.Subject && earlier.IsBefore(call))
            .Select(earlier => earlier.Request).OfType<DiffRequest>();
        return call.Request switch
        {
            CreateRequest when before.Any(earlier => earlier.Id == left?.Id) => null,
            UpdateRequest failed when failed.Olds.Equals(left?.Properties) => null,
            _ => left,
        };
    }
}
