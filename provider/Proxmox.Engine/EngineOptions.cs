using System.Net;
using System.Net.Sockets;
using Proxmox.Client;
using Proxmox.Model.Declarations;

namespace Proxmox.Engine;

/// <summary>What the engine is given from outside.</summary>
public sealed record EngineOptions
{
    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where the log goes.</summary>
    public PveLog Log { get; init; } = PveLog.Nowhere;

    /// <summary>Gives the value of an environment variable; null when it is not set.</summary>
    public Func<string, string?> Environment { get; init; } = System.Environment.GetEnvironmentVariable;

    /// <summary>Makes a client; it must not touch the network before its first request.</summary>
    public Func<PveOptions, PveLog, TimeProvider, IPve> Connect { get; init; } = (options, log, time) => new PveClient(options, log, time);

    /// <summary>Reaches the files of the nodes by SSH; it must not touch the network before it is used.</summary>
    public Func<PveOptions, IPve, PveLog, TimeProvider, INodeFiles> ReachFiles { get; init; } =
        (options, pve, log, time) => new SftpFiles(options, pve, log, time);

    /// <summary>The address that this machine is seen by at an endpoint; null when there is no way there.</summary>
    public Func<Uri, IPAddress?> OwnAddress { get; init; } = OwnAddressAt;

    /// <summary>Hears of each request that changes something: what it is made for, its method and its path.</summary>
    public Action<Declaration, string, string> Hear { get; init; } = (_, _, _) => { };

    /// <summary>The provider's version, for the User-Agent.</summary>
    public string Version { get; init; } = "0.0.0";

    // A datagram's way is looked up without sending one.
    private static IPAddress? OwnAddressAt(Uri endpoint)
    {
        try
        {
            var address = Dns.GetHostAddresses(endpoint.DnsSafeHost)[0];
            using var socket = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            socket.Connect(address, endpoint.Port);
            return ((IPEndPoint)socket.LocalEndPoint!).Address;
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
