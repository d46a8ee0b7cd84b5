namespace Grpc.Net.Client;

/// <summary>How a channel connects.</summary>
public sealed class GrpcChannelOptions
{
    /// <summary>Sends the requests; null for one that the channel makes. The channel disposes of it only if told to.</summary>
    public HttpMessageHandler? HttpHandler { get; set; }

    /// <summary>Whether the channel disposes of <see cref="HttpHandler"/>.</summary>
    public bool DisposeHttpClient { get; set; }

    /// <summary>The longest response that is taken, in bytes; null for any. 4 MiB unless set.</summary>
    public int? MaxReceiveMessageSize { get; set; } = 4 * 1024 * 1024;

    /// <summary>The longest request that is sent, in bytes; null for any.</summary>
    public int? MaxSendMessageSize { get; set; }

    internal TimeProvider Clock { get; set; } = TimeProvider.System;
}
