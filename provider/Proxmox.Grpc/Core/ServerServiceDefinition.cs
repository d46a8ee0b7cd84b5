namespace Grpc.Core;

/// <summary>The methods of a service with what runs them; generated <c>BindService(serviceImpl)</c> makes one.</summary>
public class ServerServiceDefinition
{
    private readonly IReadOnlyList<Action<ServiceBinderBase>> methods;

    private ServerServiceDefinition(IReadOnlyList<Action<ServiceBinderBase>> methods) => this.methods = methods;

    /// <summary>Begins an empty definition.</summary>
    public static Builder CreateBuilder() => new();

    internal void BindService(ServiceBinderBase binder)
    {
        foreach (Action<ServiceBinderBase> method in methods)
            method(binder);
    }

    /// <summary>Gathers the methods of a service.</summary>
    public class Builder
    {
        private readonly List<Action<ServiceBinderBase>> methods = [];

        /// <summary>Adds a method with one request and one response.</summary>
        /// <typeparam name="TRequest">Type of a request.</typeparam>
        /// <typeparam name="TResponse">Type of a response.</typeparam>
        /// <param name="method">The method.</param>
        /// <param name="handler">What runs it.</param>
        public Builder AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            UnaryServerMethod<TRequest, TResponse> handler)
            where TRequest : class
            where TResponse : class => Add(binder => binder.AddMethod(method, handler));

        /// <summary>Adds a method with many requests and one response.</summary>
        /// <typeparam name="TRequest">Type of a request.</typeparam>
        /// <typeparam name="TResponse">Type of a response.</typeparam>
        /// <param name="method">The method.</param>
        /// <param name="handler">What runs it.</param>
        public Builder AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            ClientStreamingServerMethod<TRequest, TResponse> handler)
            where TRequest : class
            where TResponse : class => Add(binder => binder.AddMethod(method, handler));

        /// <summary>Adds a method with one request and many responses.</summary>
        /// <typeparam name="TRequest">Type of a request.</typeparam>
        /// <typeparam name="TResponse">Type of a response.</typeparam>
        /// <param name="method">The method.</param>
        /// <param name="handler">What runs it.</param>
        public Builder AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            ServerStreamingServerMethod<TRequest, TResponse> handler)
            where TRequest : class
            where TResponse : class => Add(binder => binder.AddMethod(method, handler));

        /// <summary>Adds a method with many requests and many responses.</summary>
        /// <typeparam name="TRequest">Type of a request.</typeparam>
        /// <typeparam name="TResponse">Type of a response.</typeparam>
        /// <param name="method">The method.</param>
        /// <param name="handler">What runs it.</param>
        public Builder AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method,
            DuplexStreamingServerMethod<TRequest, TResponse> handler)
            where TRequest : class
            where TResponse : class => Add(binder => binder.AddMethod(method, handler));

        /// <summary>The definition.</summary>
        public ServerServiceDefinition Build() => new([.. methods]);

        private Builder Add(Action<ServiceBinderBase> method)
        {
            methods.Add(method);
            return this;
        }
    }
}
