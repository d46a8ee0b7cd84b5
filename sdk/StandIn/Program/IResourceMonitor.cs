using Pulumirpc;

namespace Pulumi;

/// <summary>The engine's resource monitor as far as a program calls it. The resource objects serve tests that stand in for it.</summary>
internal interface IResourceMonitor
{
    /// <summary>Whether the monitor knows a feature.</summary>
    Task<SupportsFeatureResponse> SupportsFeatureAsync(SupportsFeatureRequest request);

    /// <summary>Calls a function.</summary>
    Task<ResourceInvokeResponse> InvokeAsync(ResourceInvokeRequest request);

    /// <summary>Calls a resource's method.</summary>
    Task<CallResponse> CallAsync(ResourceCallRequest request);

    /// <summary>Reads a resource that exists.</summary>
    Task<ReadResourceResponse> ReadAsync(Resource resource, ReadResourceRequest request);

    /// <summary>Makes a resource what the program says.</summary>
    Task<RegisterResourceResponse> RegisterAsync(Resource resource, RegisterResourceRequest request);

    /// <summary>Ends the construction of a component.</summary>
    Task RegisterOutputsAsync(RegisterResourceOutputsRequest request);

    /// <summary>Makes a parameterised package known.</summary>
    Task<RegisterPackageResponse> RegisterPackageAsync(Pulumirpc.RegisterPackageRequest request);

    /// <summary>Makes a hook known.</summary>
    Task RegisterHookAsync(RegisterResourceHookRequest request);

    /// <summary>Makes an error hook known.</summary>
    Task RegisterHookAsync(RegisterErrorHookRequest request);

    /// <summary>Makes a transform of function calls known.</summary>
    Task RegisterInvokeTransformAsync(Callback callback);

    /// <summary>Tells that the program has no more to register, and waits for the engine.</summary>
    Task ShutdownAsync();
}
