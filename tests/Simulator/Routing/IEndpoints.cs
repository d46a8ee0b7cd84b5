namespace Proxmox.Simulator.Routing;

/// <summary>The calls of one area of the API.</summary>
public interface IEndpoints
{
    /// <summary>Registers each call with the router.</summary>
    void Map(Router router);
}
