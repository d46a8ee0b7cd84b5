using Proxmox.Simulator.Http;

namespace Proxmox.Simulator.Routing;

/// <summary>Finds every area of the API in the simulator: each class that implements <see cref="IEndpoints"/>.</summary>
public static class Areas
{
    private static readonly Lazy<Type[]> Types = new(() =>
        [.. typeof(Areas).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }
            && type.IsAssignableTo(typeof(IEndpoints)))]);

    /// <summary>One instance of each; a constructor may take the authenticator.</summary>
    public static IEnumerable<IEndpoints> All(Authenticator authenticator) => Types.Value.Select(type =>
        (IEndpoints)(type.GetConstructor([typeof(Authenticator)])?.Invoke([authenticator]) ?? Activator.CreateInstance(type)!));
}
