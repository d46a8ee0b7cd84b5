using System.Collections.Immutable;
using Google.Protobuf;
using Grpc.Core;
using Proxmox.LocalEngine.Wire;
using Pulumirpc;

namespace Proxmox.LocalEngine.Plugins;

/// <summary>What is known of a resource after an operation.</summary>
public enum ResourceStatus
{
    /// <summary>It is as recorded.</summary>
    Ok,

    /// <summary>It exists, but is not ready.</summary>
    PartialFailure,

    /// <summary>Nobody knows what the operation did.</summary>
    Unknown,
}

/// <summary>A provider's call that failed.</summary>
public class PluginException : Exception
{
    /// <summary>A failure.</summary>
    public PluginException(ResourceStatus status, string message, Exception? inner = null)
        : base(message, inner) => Status = status;

    /// <summary>What is known of the resource.</summary>
    public ResourceStatus Status { get; }

    /// <summary>What a failed call says, by its code and details.</summary>
    internal static PluginException Of(RpcException exception)
    {
        foreach (var detail in Details(exception))
        {
            if (detail.Is(ErrorResourceInitFailed.Descriptor))
            {
                return InitFailedException.Of(
                Unpack(detail, new ErrorResourceInitFailed()), exception);
            }
        }

        var status = exception.StatusCode is StatusCode.Internal or StatusCode.DataLoss or StatusCode.Unknown
            ? ResourceStatus.Unknown : ResourceStatus.Ok;
        return new(status, exception.Status.Detail, exception);
    }

    /// <summary>What a failed configuration says: each missing key with its description, or the message.</summary>
    internal static PluginException OfConfigure(RpcException exception)
    {
        List<string> missing = [];
        foreach (var detail in Details(exception)
            .Where(detail => detail.Is(ConfigureErrorMissingKeys.Descriptor)))
        {
            missing.AddRange(Unpack(detail, new ConfigureErrorMissingKeys()).MissingKeys.Select(key =>
                $"missing required configuration key \"{key.Name}\": {key.Description}\nSet a value using the command `pulumi config set "
                    + $"{key.Name} <value>`."));
        }

        return missing.Count == 0 ? Of(exception) : new(ResourceStatus.Ok, InitFailedException.Listed(missing), exception);
    }

    /// <summary>The details behind a status.</summary>
    private static IEnumerable<Google.Protobuf.WellKnownTypes.Any> Details(RpcException exception) =>
        exception.Trailers.GetValueBytes("grpc-status-details-bin") is { } bytes ? Google.Rpc.Status.Parser.ParseFrom(bytes).Details : [];

    // Property values nest deeper than the parser's ordinary limit allows.
    private static T Unpack<T>(Google.Protobuf.WellKnownTypes.Any detail, T message)
        where T : IMessage
    {
        using var stream =
            CodedInputStream.CreateWithLimits(new MemoryStream(detail.Value.ToByteArray()), int.MaxValue, 3_000);
        message.MergeFrom(stream);
        return message;
    }
}

/// <summary>A resource that exists but is not ready.</summary>
public sealed class InitFailedException : PluginException
{
    private InitFailedException(ErrorResourceInitFailed detail, RpcException inner)
        : base(ResourceStatus.PartialFailure, Listed(detail.Reasons), inner)
    {
        Id = detail.Id;
        Reasons = [.. detail.Reasons];
        RefreshBeforeUpdate = detail.RefreshBeforeUpdate;
        WireReader reader = new(Unknowns.Reject);
        Properties = reader.Read(detail.Properties);
        Inputs = reader.Read(detail.Inputs);
    }

    /// <summary>The provider's name for it.</summary>
    public string Id { get; }

    /// <summary>Its outputs as far as there are any; null when not told.</summary>
    public PropertyObject? Properties { get; }

    /// <summary>Its inputs; null when not told. Only a read's are used.</summary>
    public PropertyObject? Inputs { get; }

    /// <summary>Why it is not ready.</summary>
    public ImmutableArray<string> Reasons { get; }

    /// <summary>Whether it wants to be read before the next operation.</summary>
    public bool RefreshBeforeUpdate { get; }

    internal static InitFailedException Of(ErrorResourceInitFailed detail, RpcException inner) => new(detail, inner);

    internal static string Listed(IReadOnlyCollection<string> texts) =>
        $"{texts.Count} error{(texts.Count == 1 ? "" : "s")} occurred:\n{string.Join('\n', texts.Select(text => $"\t* {text}"))}";
}
